"""The network: a post-norm transformer, deep encoder and shallow decoder, Marian's layout.

Written out in plain PyTorch for speed. Linear layers carry no bias: Marian's
layout has room for one, and export fills it with zeros; its gradient costs a
sum over every activation and buys nothing measurable at this size.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.vocabulary import PAD


@dataclass(frozen=True)
class Shape:
    """Say how large the network is; `width` is d_model."""

    vocabulary: int = 8000
    width: int = 384
    hidden: int = 1536
    heads: int = 6
    encoder_layers: int = 6
    decoder_layers: int = 2
    longest: int = 512
    dropout: float = 0.0


_BRANCH = 0.2

SHAPES = {
    "tiny": Shape(vocabulary=400, width=64, hidden=128, heads=2, encoder_layers=2, decoder_layers=1),
    "small": Shape(width=256, hidden=1024, heads=4),
    "medium": Shape(),
    "large": Shape(vocabulary=16000, width=512, hidden=2048, heads=8),
}


def positions(longest: int, width: int) -> Tensor:
    """Return Marian's sinusoids: sines in the first half of the columns, cosines in the second."""
    rates = torch.exp(torch.arange(0, width, 2, dtype=torch.float64) * (-math.log(10000.0) / width))
    angles = torch.arange(longest, dtype=torch.float64)[:, None] * rates[None]
    return torch.cat([angles.sin(), angles.cos()], dim=1).float()


def _attend(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None, causal: bool) -> Tensor:
    """Return softmax(QKᵀ/√d)V; written out on the CPU, where the fused kernel's backward is five times slower."""
    if query.device.type != "cpu":
        return F.scaled_dot_product_attention(query, key, value, attn_mask=mask, is_causal=causal)
    scores = torch.matmul(query * query.shape[-1] ** -0.5, key.transpose(-1, -2))
    if mask is not None:
        scores = scores + mask
    if causal:
        later = torch.ones(scores.shape[-2:], dtype=torch.bool).triu(1)
        scores = scores.masked_fill(later, float("-inf"))
    return torch.matmul(scores.softmax(-1), value)


class Attention(nn.Module):
    """Attend with `heads` heads; queries from one sequence, keys and values from another."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.q_proj = nn.Linear(shape.width, shape.width, bias=False)
        self.k_proj = nn.Linear(shape.width, shape.width, bias=False)
        self.v_proj = nn.Linear(shape.width, shape.width, bias=False)
        self.out_proj = nn.Linear(shape.width, shape.width, bias=False)

    def _split(self, x: Tensor) -> Tensor:
        return x.view(x.shape[0], x.shape[1], self.heads, -1).transpose(1, 2)

    def forward(self, x: Tensor, memory: Tensor, mask: Tensor | None, causal: bool = False) -> Tensor:
        query, key, value = (
            self._split(self.q_proj(x)),
            self._split(self.k_proj(memory)),
            self._split(self.v_proj(memory)),
        )
        seen = _attend(query, key, value, mask, causal)
        return self.out_proj(seen.transpose(1, 2).reshape(x.shape))  # type: ignore[no-any-return]

    def first_head(self, x: Tensor, memory: Tensor, mask: Tensor | None) -> Tensor:
        """Return the log-probabilities of the first head: batch × target × source."""
        size = x.shape[-1] // self.heads
        query = F.linear(x, self.q_proj.weight[:size])
        key = F.linear(memory, self.k_proj.weight[:size])
        scores = torch.bmm(query, key.transpose(1, 2)).float() / math.sqrt(size)
        if mask is not None:
            scores = scores + mask[:, 0].float()
        return F.log_softmax(scores, dim=-1)


class Feed(nn.Module):
    """Apply the two-layer network of each position."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.fc1 = nn.Linear(shape.width, shape.hidden, bias=False)
        self.fc2 = nn.Linear(shape.hidden, shape.width, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        return self.fc2(F.relu(self.fc1(x)))  # type: ignore[no-any-return]


class EncoderLayer(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.drop = nn.Dropout(shape.dropout)
        self.self_attn = Attention(shape)
        self.self_attn_layer_norm = nn.LayerNorm(shape.width)
        self.feed = Feed(shape)
        self.final_layer_norm = nn.LayerNorm(shape.width)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        x = self.self_attn_layer_norm(x + self.drop(self.self_attn(x, x, mask)))
        return self.final_layer_norm(x + self.drop(self.feed(x)))  # type: ignore[no-any-return]


class DecoderLayer(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.drop = nn.Dropout(shape.dropout)
        self.self_attn = Attention(shape)
        self.self_attn_layer_norm = nn.LayerNorm(shape.width)
        self.encoder_attn = Attention(shape)
        self.encoder_attn_layer_norm = nn.LayerNorm(shape.width)
        self.feed = Feed(shape)
        self.final_layer_norm = nn.LayerNorm(shape.width)

    def forward(self, x: Tensor, memory: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor]:
        """Return the output and the input of the cross-attention, for the guided head."""
        x = self.self_attn_layer_norm(x + self.drop(self.self_attn(x, x, None, causal=True)))
        asked = x
        x = self.encoder_attn_layer_norm(x + self.drop(self.encoder_attn(x, memory, mask)))
        return self.final_layer_norm(x + self.drop(self.feed(x))), asked


class Translator(nn.Module):
    """Map source pieces and the target so far to hidden states of the next target pieces."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.source = nn.Embedding(shape.vocabulary, shape.width)
        self.target = nn.Embedding(shape.vocabulary, shape.width)
        self.drop = nn.Dropout(shape.dropout)
        self.bias = nn.Parameter(torch.zeros(shape.vocabulary))
        self.encoder = nn.ModuleList(EncoderLayer(shape) for _ in range(shape.encoder_layers))
        self.decoder = nn.ModuleList(DecoderLayer(shape) for _ in range(shape.decoder_layers))
        self.register_buffer("place", positions(shape.longest, shape.width), persistent=False)
        for name, weight in self.named_parameters():
            if weight.dim() == 2:
                spread = shape.width**-0.5 if name in ("source.weight", "target.weight") else None
                if spread:
                    nn.init.normal_(weight, std=spread)
                else:
                    # Branches start small, so that a layer passes its input on:
                    # at full size the post-norm encoder of a short, small-batch
                    # run forgets the words (all positions grow alike) and stays so.
                    small = name.endswith(("out_proj.weight", "fc2.weight"))
                    nn.init.xavier_uniform_(weight, gain=_BRANCH if small else 1.0)

    def _embed(self, table: nn.Embedding, ids: Tensor) -> Tensor:
        x = table(ids) * math.sqrt(self.shape.width)
        return self.drop(x + self.place[: ids.shape[1]].to(x.dtype))  # type: ignore[index, no-any-return]

    def encode(self, source: Tensor, mask: Tensor | None) -> Tensor:
        """Return the memory, batch × source × width; `mask` is additive, broadcast over heads."""
        x = self._embed(self.source, source)
        for layer in self.encoder:
            x = layer(x, mask)
        return x

    def decode(self, ids: Tensor, memory: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor]:
        """Return hidden states and the last cross-attention's input, both batch × target × width."""
        x = self._embed(self.target, ids)
        asked = x
        for layer in self.decoder:
            x, asked = layer(x, memory, mask)
        return x, asked


def padding_mask(source: Tensor, dtype: torch.dtype) -> Tensor | None:
    """Return an additive mask for padded sources, or None where nothing is padded."""
    padded = source == PAD
    if not bool(padded.any()):
        return None
    return torch.zeros(padded.shape, dtype=dtype, device=source.device).masked_fill(padded, -1e4)[:, None, None]


class SmoothedLoss(torch.autograd.Function):
    """Compute label-smoothed cross-entropy and its gradient in one pass over the logits."""

    @staticmethod
    def forward(ctx: torch.autograd.function.FunctionCtx, logits: Tensor, gold: Tensor, smoothing: float) -> Tensor:
        scores = logits.float()
        scores.sub_(scores.amax(-1, keepdim=True))
        picked = scores.gather(-1, gold[:, None])
        mean = scores.mean(-1, keepdim=True)
        mass = scores.exp_().sum(-1, keepdim=True)
        loss = (mass.log() - (1 - smoothing) * picked - smoothing * mean).sum()
        gradient = scores.div_(mass).sub_(smoothing / logits.shape[-1])
        gradient.scatter_add_(-1, gold[:, None], torch.full_like(picked, -(1 - smoothing)))
        ctx.save_for_backward(gradient.to(logits.dtype))
        return loss

    @staticmethod
    def backward(ctx: torch.autograd.function.FunctionCtx, *grads: Tensor) -> tuple[Tensor, None, None]:
        (gradient,) = ctx.saved_tensors  # type: ignore[attr-defined]
        return gradient * grads[0].to(gradient.dtype), None, None
