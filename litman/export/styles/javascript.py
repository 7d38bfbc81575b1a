"""The table of JavaScript engines that run a script without files and network."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

MAX_MEMORY_BYTES = 2_000_000_000  # ten thousand references take 0.4 GB


_SETTLE_S = 0.3  # an engine that was stopped still says so; unheard, that becomes noise on standard error


class ScriptError(Exception):
    """A script threw something, ran too long or needed too much memory."""

    def __init__(self, problem: str, *, is_timeout: bool = False) -> None:
        super().__init__(problem)
        self.problem = problem
        self.is_timeout = is_timeout


@dataclass(frozen=True)
class Runtime:
    """A JavaScript engine."""

    name: str
    run: Callable[[str, str, str, float], str]

    def call(self, script: str, function: str, argument: str, *, timeout_s: float) -> str:
        """Return what a function of the script answers to this text.

        Raises:
            ScriptError: it answers nothing.
        """
        return self.run(script, function, argument, timeout_s)


def _run_in_mini_racer(script: str, function: str, argument: str, timeout_s: float) -> str:
    import py_mini_racer

    context = py_mini_racer.MiniRacer()
    try:
        context.set_hard_memory_limit(MAX_MEMORY_BYTES)
        context.eval(script, timeout_sec=timeout_s)
        answer = context.call(function, argument, timeout_sec=timeout_s)
    except py_mini_racer.JSTimeoutException as exc:
        time.sleep(_SETTLE_S)
        raise ScriptError(f"did not answer within {timeout_s:.0f} s", is_timeout=True) from exc
    except py_mini_racer.JSOOMException as exc:
        raise ScriptError("needs too much memory", is_timeout=True) from exc
    except (py_mini_racer.JSEvalException, py_mini_racer.JSParseException) as exc:
        raise ScriptError(f"failed: {_first_line(str(exc))}") from exc
    finally:
        context.close()  # else the process hangs at its end
    return str(answer)


def _run_in_quickjs(script: str, function: str, argument: str, timeout_s: float) -> str:
    import quickjs

    context = quickjs.Context()
    context.set_memory_limit(MAX_MEMORY_BYTES)
    context.set_max_stack_size(16_000_000)
    context.set_time_limit(timeout_s)
    try:
        context.eval(script)
        answer = context.get(function)(argument)
    except quickjs.JSException as exc:
        problem = str(exc)
        if "interrupted" in problem:
            raise ScriptError(f"did not answer within {timeout_s:.0f} s", is_timeout=True) from exc
        raise ScriptError(f"failed: {_first_line(problem)}") from exc
    return str(answer)


def _first_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[0][:200] if lines else "it does not say why"


# mini-racer is six times as fast, quickjs-ng a tenth of its size.
RUNTIMES: dict[str, Runtime] = {
    "mini-racer": Runtime("mini-racer", _run_in_mini_racer),
    "quickjs-ng": Runtime("quickjs-ng", _run_in_quickjs),
}
