import type { CallerAct } from "../../platform/audio/caller.ts";
import type { DtmfKey } from "../../platform/audio/sounds.ts";
import { button, el } from "./dom.ts";
import type { Door } from "./door.ts";
import type { Microphone } from "./microphone.ts";
import type { Call } from "./model.ts";
import { keypad, playTone } from "./tones.ts";

/** Who is on the line: speaks while a button is held, presses keys, comes and goes. */
export interface CallerView {
  readonly element: HTMLElement;
  focus(): void;
  update(call: Call): void;
}

/** A button that is held down is let go after so long, milliseconds: the longest recording. */
const longestMs = 120_000;
const pressedMs = 140;
const speakMs = 3_000;

/** @param signal aborts once it is shown no more */
export function createCallerView(door: Door, microphone: Microphone, callId: string, signal: AbortSignal): CallerView {
  let sent: Promise<unknown> = Promise.resolve();
  let isSpeaking = false;

  /** One after the other, as they were done. */
  function act(one: CallerAct): void {
    sent = sent.then(() => door.ask("POST", `/_platform/calls/${callId}/caller?wait=false`, one));
  }

  function press(key: DtmfKey): void {
    act({ kind: "press", key });
    playTone(key);
    const pressed = keys.get(key);
    pressed?.classList.add("down");
    setTimeout(() => pressed?.classList.remove("down"), pressedMs);
  }

  function speak(): void {
    if (isSpeaking) return;
    isSpeaking = true;
    hold.classList.add("down");
    if (microphone.isOpen) sent = Promise.all([sent, microphone.begin(callId, longestMs)]);
    else act({ kind: "speak", ms: longestMs });
  }

  function hush(): void {
    if (!isSpeaking) return;
    isSpeaking = false;
    hold.classList.remove("down");
    sent = sent.then(() => microphone.end());
    act({ kind: "silent", ms: 1 });
  }

  const keys = new Map(
    keypad.map((key) => [key, button(key, () => press(key), { "aria-label": `Key ${key}` })] as const),
  );
  const hold = el("button", { type: "button", class: "speak main" }, "Hold to speak", el("kbd", {}, "Space"));
  hold.addEventListener("pointerdown", (event) => {
    hold.setPointerCapture(event.pointerId);
    speak();
  });
  for (const over of ["pointerup", "pointercancel"] as const) hold.addEventListener(over, hush);
  hold.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    speak();
  });
  hold.addEventListener("keyup", (event) => event.key === "Enter" && hush());
  hold.addEventListener("blur", hush);

  const withKey = (made: HTMLButtonElement, key: string): HTMLButtonElement => {
    made.append(el("kbd", {}, key));
    return made;
  };
  const hangUp = (): void => act({ kind: "hangUp" });
  const silent = (): void => act({ kind: "silent", ms: 1 });
  const answer = button("Answer", () => act({ kind: "answer" }));
  const decline = button("Decline", () => act({ kind: "decline" }));
  const name = el("input", {
    type: "text",
    maxlength: 100,
    placeholder: "Name",
    "aria-label": "Name of who joins or leaves",
  });
  const people = el(
    "form",
    {},
    name,
    el("button", { type: "submit" }, "Join"),
    button("Leave", () => named("leave")),
  );
  people.addEventListener("submit", (event) => {
    event.preventDefault();
    named("join");
  });

  function named(kind: "join" | "leave"): void {
    if (name.value.trim() !== "") act({ kind, name: name.value.trim() });
  }

  const hasShortcuts = el("input", { type: "checkbox", checked: true });
  hasShortcuts.checked = true;
  const keyboard = el("label", {}, hasShortcuts, "Keys of the keyboard too");
  const isOwnVoice = el("input", { type: "checkbox" });
  isOwnVoice.checked = microphone.isOpen;
  isOwnVoice.addEventListener("change", async () => {
    if (!isOwnVoice.checked) return microphone.close();
    isOwnVoice.checked = await microphone.open();
  });
  const voice = el("label", {}, isOwnVoice, "My microphone");
  voice.hidden = !microphone.isThere;
  const element = el(
    "div",
    { class: "caller" },
    el("h3", {}, el("span", {}, "The caller"), voice, keyboard),
    el("div", { class: "keys", role: "group", "aria-label": "Keypad" }, ...keys.values()),
    el(
      "div",
      { class: "acts" },
      hold,
      button(`Speak ${speakMs / 1_000} s`, () => act({ kind: "speak", ms: speakMs })),
      withKey(button("Silent", silent), "S"),
      withKey(button("Hang up", hangUp, { class: "danger" }), "H"),
      ...[answer, decline, people],
    ),
  );

  function shortcut(event: KeyboardEvent): void {
    const { key, target, repeat } = event;
    const isWriting =
      target instanceof Element && target.closest("input:not([type=checkbox]), select, textarea") !== null;
    if (isWriting || !hasShortcuts.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === " ") {
      const isOther = target instanceof Element && target.closest("button, a, summary, input, audio") !== null;
      if (isOther && target !== hold) return;
      event.preventDefault();
      if (!repeat) speak();
      return;
    }
    const pressed = keypad.find((each) => each === key.toUpperCase());
    if (repeat || element.hasAttribute("inert")) return;
    if (pressed) press(pressed);
    else if (key === "s") silent();
    else if (key === "h") hangUp();
  }

  function released({ key }: KeyboardEvent): void {
    if (key === " ") hush();
  }

  document.addEventListener("keydown", shortcut, { signal });
  document.addEventListener("keyup", released, { signal });
  window.addEventListener("blur", hush, { signal });

  return {
    element,
    focus: () => hold.focus({ preventScroll: true }),
    update({ state, direction, operations }) {
      element.hidden = state === "terminated";
      element.toggleAttribute("inert", state === "terminated");
      const rings = state === "establishing" && direction === "outgoing";
      answer.hidden = decline.hidden = !rings;
      const stopTones = [...operations.values()].findLast(({ limits, end }) => limits && !end)?.limits?.stopTones ?? [];
      for (const [key, made] of keys) made.classList.toggle("stops", stopTones.includes(key));
    },
  };
}
