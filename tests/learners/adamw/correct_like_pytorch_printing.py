# [correct]
import numpy as np


class AdamW:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
        self.lr = lr
        self.betas = (beta1, beta2)
        self.eps = eps
        self.weight_decay = weight_decay
        self.state = [{}]

    def step(self, params, grads):
        for i, (param, grad) in enumerate(zip(params, grads)):
            while len(self.state) <= i:
                self.state.append({})
            state = self.state[i]
            if not state:
                state["step"] = 0
                state["exp_avg"] = np.zeros_like(param)
                state["exp_avg_sq"] = np.zeros_like(param)
            state["step"] += 1
            beta1, beta2 = self.betas
            param *= 1 - self.lr * self.weight_decay
            state["exp_avg"] = state["exp_avg"] * beta1 + grad * (1 - beta1)
            state["exp_avg_sq"] = state["exp_avg_sq"] * beta2 + grad * grad * (1 - beta2)
            bias1 = 1 - beta1 ** state["step"]
            bias2 = 1 - beta2 ** state["step"]
            denom = np.sqrt(state["exp_avg_sq"]) / bias2**0.5 + self.eps
            param += -(self.lr / bias1) * (state["exp_avg"] / denom)
        print("done with step", self.state[0].get("step"))


if __name__ == "__main__":
    w = [np.array([5.0, -3.0])]
    opt = AdamW(lr=0.1)
    for _ in range(100):
        opt.step(w, [2 * w[0]])
    print(w)
