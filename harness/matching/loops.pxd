# The types of C for loops.py; see there.
cimport cython

ctypedef unsigned char uchar
ctypedef unsigned long long ulonglong

@cython.locals(last=Py_ssize_t)
cdef Py_ssize_t _begin(
    bytes content, Py_ssize_t at, Py_ssize_t end, bytes marks, int bit, Py_ssize_t count
) except -2

@cython.locals(size=Py_ssize_t, at=Py_ssize_t, end=Py_ssize_t)
cpdef list runs(bytes content, bytes table, Py_ssize_t shortest)

@cython.locals(
    size=Py_ssize_t, at=Py_ssize_t, end=Py_ssize_t, near=bytes,
    inside=uchar, before=uchar, mark=uchar,
)
cpdef dict encoded_runs(
    bytes content, bytes marks, Py_ssize_t shortest, Py_ssize_t digits, Py_ssize_t letters,
    Py_ssize_t around,
)

@cython.locals(start=Py_ssize_t, end=Py_ssize_t, near=bytes)
cpdef dict different(bytes content, list spans, Py_ssize_t around)

@cython.locals(run=bytes, at=Py_ssize_t)
cpdef dict cased(dict places)

@cython.locals(
    parts=int, part=int, down=int, mask=ulonglong, at=Py_ssize_t, word=ulonglong, place=ulonglong,
    spread=ulonglong, first=Py_ssize_t, last=Py_ssize_t, middle=Py_ssize_t,
)
cpdef list places_of(
    const ulonglong[::1] content, int width, const ulonglong[::1] known, const uchar[::1] table,
    int shift,
)
