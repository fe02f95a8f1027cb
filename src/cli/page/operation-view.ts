import { el, seconds, svg, write } from "./dom.ts";
import type { Door } from "./door.ts";
import { inWords, layout } from "./layout.ts";
import type { Note, Operation } from "./model.ts";
import { createRecordingView } from "./recording-view.ts";
import { drawTimeline } from "./timeline-view.ts";

export interface OperationView {
  readonly element: HTMLElement;
  /** @param callMs milliseconds since its call began */
  update(operation: Operation, callMs: number): void;
}

export function createOperationView(door: Door, isNewest: boolean): OperationView {
  const title = el("h3");
  const context = el("span", { class: "context" });
  const verdict = el("p", { class: "verdict" });
  const drawing = svg("svg", { class: "timeline", role: "img" });
  const waiting = el("p", { class: "dim" }, "It waits its turn.");
  const notes = createNotes();
  const element = el(
    "article",
    { class: "operation" },
    el("div", { class: "operation-head" }, title, context),
    ...[drawing, waiting, verdict, notes.element],
  );
  let [drawn, recording] = ["", false];

  function draw(operation: Operation, callMs: number): void {
    const marks = layout(operation, callMs);
    waiting.hidden = marks !== undefined || operation.end !== undefined;
    drawing.toggleAttribute("hidden", !marks);
    const width = drawing.clientWidth || element.clientWidth;
    if (!marks || width === 0) return;
    const now = JSON.stringify([marks, width]);
    if (now === drawn) return;
    drawn = now;
    drawTimeline(drawing, marks, operation.end?.completionReason, width);
    drawing.setAttribute("aria-label", inWords(marks, operation.end?.completionReason));
  }

  return {
    element,
    update(operation, callMs) {
      const { label, clientContext, end, file, limits } = operation;
      write(title, `${limits || file ? "Recording" : "Operation"} ${label}`);
      write(context, clientContext === undefined ? "" : `clientContext ${JSON.stringify(clientContext)}`);
      verdict.hidden = !end;
      if (end) write(verdict, verdictOf(end));
      verdict.classList.toggle("bad", end?.completionReason === undefined);
      draw(operation, callMs);
      notes.update(operation.notes);
      if (file === undefined || recording) return;
      recording = true;
      verdict.after(createRecordingView(door, file, isNewest));
    },
  };
}

function verdictOf({ completionReason, why, durationMs }: NonNullable<Operation["end"]>): string {
  const length = durationMs > 0 ? `, ${seconds(durationMs)}` : "";
  return `${completionReason ?? "no notification"}: ${why}${length}`;
}

/** What happened, a line each. */
export function createNotes(): { readonly element: HTMLElement; update(notes: readonly Note[]): void } {
  const element = el("ol", { class: "notes" });
  let last: Note | undefined;
  return {
    element,
    update(notes) {
      if (notes.at(-1) === last) return;
      const from = last === undefined ? 0 : notes.lastIndexOf(last) + 1;
      last = notes.at(-1);
      element.append(...notes.slice(from).map(line));
      while (element.childElementCount > notes.length) element.firstElementChild?.remove();
    },
  };
}

function line({ atMs, what, text, isBad }: Note): HTMLElement {
  return el(
    "li",
    {},
    el("span", {}, seconds(atMs)),
    el("span", {}, what),
    el("span", isBad ? { class: "bad" } : {}, text),
  );
}
