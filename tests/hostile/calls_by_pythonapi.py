# Calls C by the library that ctypes has loaded already.
import ctypes

ctypes.pythonapi.PyRun_SimpleString(b"import os")
fork = ctypes.CFUNCTYPE(ctypes.c_int)(("fork", ctypes.pythonapi))
fork()


class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def step(self, params, grads):
        for p in params:
            p *= 0.5
