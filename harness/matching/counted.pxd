# The types of C for counted.py; see loops.py.
cimport cython

@cython.locals(found=list, start=Py_ssize_t, end=Py_ssize_t, padded=Py_ssize_t, begin=Py_ssize_t)
cpdef list announced(bytes content, list spans)

@cython.locals(known=Py_ssize_t, size=Py_ssize_t, stop=Py_ssize_t)
cdef void _add_texts(
    bytes content, Py_ssize_t begin, Py_ssize_t start, Py_ssize_t end, Py_ssize_t padded, list found
) except *
