"""A second, independent implementation of what the query log promises, to check the first one by.

Written from RFC 6962, the C2SP documents (tlog-tiles, signed-note, tlog-checkpoint, tlog-cosignature, tlog-proof, tlog-policy) and
GB/T 32918.2, by the definitions as they stand there: slow, recursive, nothing taken over from the platform's own code.
"""
