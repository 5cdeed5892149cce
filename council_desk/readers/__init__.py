"""Files: bytes in, plain passages out, in a limited child process.

May import only settings, log, paths, progress and errors.
"""
