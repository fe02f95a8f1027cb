import { button, byId, el, write } from "./dom.ts";
import type { Door } from "./door.ts";
import type { Call, Model } from "./model.ts";
import { createWindowedList } from "./windowed-list.ts";

const rowHeight = 44;

/** The calls, newest first, and what begins one. */
export interface CallsView {
  update(model: Model, chosen: string | undefined): void;
}

/** @param onBegun called with a call that was begun here; `onChosen` with one that was there */
export function createCallsView(
  door: Door,
  onChosen: (callId: string) => void,
  onBegun: (callId: string) => void,
): CallsView {
  const count = byId("calls-count");
  const nothing = el("p", { class: "nothing" });
  byId("calls").before(nothing);
  const hosting = el("select", { id: "hosting" }, el("option", {}, "serviceHosted"), el("option", {}, "appHosted"));

  async function begin(how: object): Promise<void> {
    const response = await door.ask("POST", "/_platform/calls", how);
    if (response) onBegun(((await response.json()) as { id: string }).id);
  }

  byId("begin").append(
    button("Incoming", () => void begin({ ring: true }), { class: "main", title: "A user calls the bot" }),
    button("Outgoing", () => void begin({ announce: true, mediaConfig: hosting.value }), { title: "One is under way" }),
    button("Meeting", () => void begin({ announce: true, meeting: true, mediaConfig: hosting.value }), {
      title: "The bot is in a meeting",
    }),
    el("label", { title: "Of outgoing calls and meetings; of an incoming one the bot decides" }, "Media", hosting),
  );
  const list = createWindowedList<Call>({
    ...{ box: byId("calls"), rowHeight },
    keyOf: ({ id }) => id,
    onChosen: ({ id }) => onChosen(id),
    fill(row, { number, direction, state, people, operations, ended }) {
      if (!row.firstChild) {
        row.className = "call-row";
        row.append(...["number", "who", "state", "dim"].map((name) => el("span", { class: name })));
      }
      const [numbered, who, how, what] = row.children as unknown as readonly HTMLElement[];
      if (!numbered || !who || !how || !what) return;
      write(numbered, String(number));
      write(who, people.join(", ") || "nobody");
      write(how, state);
      how.dataset["state"] = state;
      const last = [...operations.values()].at(-1);
      write(what, ended ?? last?.end?.completionReason ?? (last ? "an operation is under way" : (direction ?? "")));
    },
  });

  return {
    update({ calls }, chosen) {
      write(count, calls.length === 0 ? "" : String(calls.length));
      byId("calls").hidden = calls.length === 0;
      write(nothing, calls.length === 0 ? "None yet." : "");
      list.show(calls, chosen);
    },
  };
}
