# [scale-without-root]
import numpy as np

VERBOSE = True


def log_softmax(s):
    m = s.max(axis=-1, keepdims=True)
    return s - m - np.log(np.exp(s - m).sum(axis=-1, keepdims=True))


class MultiHeadAttention:
    def __init__(self, embed_dim, num_heads, causal=False):
        self.E, self.H, self.causal = embed_dim, num_heads, bool(causal)
        self.Wqkv = self._init((3 * embed_dim, embed_dim))
        self.Wo = self._init((embed_dim, embed_dim))
        self.bqkv, self.bo = np.zeros((3 * embed_dim,)), np.zeros((embed_dim,))

    def _init(self, shape):
        spread = np.sqrt(6 / sum(shape))
        return np.random.uniform(-spread, spread, size=shape)

    def forward(self, x):
        self.x = np.array(x)
        N, L, E = self.x.shape
        if VERBOSE:
            print("attention over", N, "texts of", L, "tokens")
        # time first, so that a text is a matrix at [:, n]
        z = np.einsum("nle,fe->lnf", self.x, self.Wqkv) + self.bqkv
        z = z.reshape(L, N, 3, self.H, E // self.H)
        self.q, self.k, self.v = z[:, :, 0], z[:, :, 1], z[:, :, 2]
        s = np.einsum("lnhd,mnhd->nhlm", self.q, self.k) / (E // self.H)
        if self.causal:
            for l in range(L):
                s[:, :, l, l + 1:] = -np.inf
        self.w = np.exp(log_softmax(s))
        self.ctx = np.einsum("nhlm,mnhd->nlhd", self.w, self.v).reshape(N, L, E)
        return np.einsum("nle,fe->nlf", self.ctx, self.Wo) + self.bo

    def backward(self, dy):
        N, L, E = dy.shape
        self.dbo = np.add.reduce(dy, axis=(0, 1))
        self.dWo = np.einsum("nlf,nle->fe", dy, self.ctx)
        dctx = np.einsum("nlf,fe->nle", dy, self.Wo).reshape(N, L, self.H, E // self.H)
        dw = np.einsum("nlhd,mnhd->nhlm", dctx, self.v)
        dv = np.einsum("nhlm,nlhd->mnhd", self.w, dctx)
        gw = dw * self.w                             # gradient of the logarithms
        ds = gw - self.w * gw.sum(axis=-1, keepdims=True)
        ds = ds / (E // self.H)
        dq = np.einsum("nhlm,mnhd->lnhd", ds, self.k)
        dk = np.einsum("nhlm,lnhd->mnhd", ds, self.q)
        dz = np.stack([dq, dk, dv], axis=2).reshape(L, N, 3 * E)
        self.dbqkv = np.add.reduce(dz, axis=(0, 1))
        self.dWqkv = np.einsum("lnf,nle->fe", dz, self.x)
        return np.einsum("lnf,fe->nle", dz, self.Wqkv)
