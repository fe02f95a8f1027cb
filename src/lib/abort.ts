/** Why a signal was aborted: its own reason, so that an abort stays the caller's abort. */
export function abortReason(signal: AbortSignal): unknown {
  return signal.reason ?? new DOMException("This operation was aborted", "AbortError");
}
