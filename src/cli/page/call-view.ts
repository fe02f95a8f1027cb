import { createCallerView } from "./caller-view.ts";
import { button, byId, el, write } from "./dom.ts";
import type { Door } from "./door.ts";
import type { Microphone } from "./microphone.ts";
import type { Call } from "./model.ts";
import { createNotes, createOperationView, type OperationView } from "./operation-view.ts";

/** So many operations of a call are shown, the newest first. */
const mostShown = 20;

/** The call that was chosen. */
export interface CallView {
  /** @param nowMs the mock's time. Returns whether something in it grows. */
  update(call: Call | undefined, nowMs: number): boolean;
  /** Has the keyboard on this call's caller, once it is shown. */
  focusOnce(callId: string): void;
}

interface Shown {
  readonly id: string;
  /** Aborts once it is shown no more. */
  readonly over: AbortController;
  focus(): void;
  update(call: Call, nowMs: number): void;
}

export function createCallView(door: Door, microphone: Microphone): CallView {
  const [section, empty] = [byId("call"), byId("empty")];
  let shown: Shown | undefined;
  let focused: string | undefined;
  return {
    focusOnce(callId) {
      focused = callId;
    },
    update(call, nowMs) {
      section.hidden = !call;
      empty.hidden = call !== undefined;
      if (!call) return false;
      if (shown?.id !== call.id) {
        shown?.over.abort();
        shown = show(door, microphone, call, section);
      }
      shown.update(call, nowMs);
      if (focused === call.id) {
        shown.focus();
        focused = undefined;
      }
      return [...call.operations.values()].some(({ phases, end }) => phases.length > 0 && !end);
    },
  };
}

function show(door: Door, microphone: Microphone, { id, number }: Call, section: HTMLElement): Shown {
  const over = new AbortController();
  const state = el("span", { class: "state" });
  const people = el("p", { class: "people" });
  const end = button("End the call", () => void door.ask("DELETE", `/_platform/calls/${id}`));
  const caller = createCallerView(door, microphone, id, over.signal);
  const box = el("div", { class: "operations" });
  const older = el("p", { class: "dim" });
  const notes = createNotes();
  const operations = new Map<string, OperationView>();
  section.replaceChildren(
    el(
      "div",
      { class: "call-head" },
      el("h2", { id: "call-title" }, `Call ${number}`),
      state,
      el("span", { class: "mono" }, id),
      end,
    ),
    ...[
      people,
      caller.element,
      box,
      older,
      el("div", { class: "call-notes" }, el("h3", {}, "The call"), notes.element),
    ],
  );

  function updateOperations(call: Call, nowMs: number): void {
    const all = [...call.operations.values()];
    const newest = all.slice(-mostShown);
    for (const operation of newest) {
      let view = operations.get(operation.id);
      if (!view) {
        view = createOperationView(door, operation === newest.at(-1));
        operations.set(operation.id, view);
        box.prepend(view.element);
      }
      view.update(operation, nowMs - call.startedAt);
    }
    const ids = new Set(newest.map((operation) => operation.id));
    for (const [key, { element }] of operations) {
      if (ids.has(key)) continue;
      element.remove();
      operations.delete(key);
    }
    const left = all.length - newest.length;
    write(older, left > 0 ? `${left} older ones are not shown.` : "");
  }

  return {
    ...{ id, over, focus: caller.focus },
    update(call, nowMs) {
      state.dataset["state"] = call.state;
      write(
        state,
        [call.direction, call.state, call.mediaConfig === "appHosted" ? "appHosted media" : ""]
          .filter(Boolean)
          .join(", "),
      );
      write(
        people,
        ["the bot", ...call.people].join(", ") + (call.ended === undefined ? "" : `; ended: ${call.ended}`),
      );
      end.hidden = call.state === "terminated";
      caller.update(call);
      updateOperations(call, nowMs);
      notes.update(call.notes);
    },
  };
}
