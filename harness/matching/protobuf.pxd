# The types of C for protobuf.py; see loops.py.
cimport cython


cdef class _Reader:
    cdef public Py_ssize_t most, left
    cdef public list found
    cdef public str place
    cdef bytes _content
    cdef Py_ssize_t _wanted

    cdef bint _is_message(self, Py_ssize_t start, Py_ssize_t end, str path, int depth) except -1

    @cython.locals(
        content=bytes, reads_all=bint, tag=Py_ssize_t, wire=int, size=Py_ssize_t, stop=Py_ssize_t,
    )
    cdef bint _read(self, Py_ssize_t at, Py_ssize_t end, str path, int depth) except -1

    @cython.locals(content=bytes, border=int, joins=bint, known=Py_ssize_t)
    cdef void _field(self, Py_ssize_t start, Py_ssize_t end, str path, int depth) except *


@cython.locals(at=Py_ssize_t)
cdef bint _has_any(bytes content, Py_ssize_t start, Py_ssize_t end, bytes table) except -1


@cython.locals(end=Py_ssize_t, byte=Py_ssize_t, number=Py_ssize_t, shift=int)
cdef (Py_ssize_t, Py_ssize_t) _varint(bytes content, Py_ssize_t at)
