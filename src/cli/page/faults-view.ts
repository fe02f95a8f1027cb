import type { Fault, FaultName } from "../../platform/call/faults.ts";
import { byId, el, write } from "./dom.ts";
import type { Door } from "./door.ts";
import type { Model } from "./model.ts";

/** What goes wrong: switched on and off, with how often, how likely and how late. */
export interface FaultsView {
  update(model: Model): void;
}

type Settings = Exclude<Fault, string>;

const inFull = (fault: Fault): Settings => (typeof fault === "string" ? { name: fault } : fault);

interface Row {
  readonly box: HTMLInputElement;
  readonly settings: HTMLElement;
  /** By member: `times`, `rate`, and `ms` of those that make something late. */
  readonly inputs: ReadonlyMap<Member, HTMLInputElement>;
}

/** Each with the unit that is written behind it, and what it may be. */
const members = {
  times: { label: "times", min: 1, max: 1_000_000, step: 1 },
  rate: { label: "likely (0 to 1)", min: 0, max: 1, step: 0.01 },
  ms: { label: "ms late", min: 0, max: 600_000, step: 1 },
} as const;
type Member = keyof typeof members;

export function createFaultsView(door: Door): FaultsView {
  const [list, on, seed] = [byId("fault-list"), byId("faults-on"), byId("seed")];
  const rows = new Map<FaultName, Row>();
  let faults: readonly Settings[] = [];
  /** What the mock has, as its last event or answer says; the event of a change may come after its answer. */
  let known: readonly Settings[] = [];
  let heard: readonly Fault[] | undefined;
  /** Changes under way: until they are answered, what the mock had before is not shown again. */
  let asking = 0;

  async function change(name: FaultName): Promise<void> {
    const row = rows.get(name);
    const inputs = [...(row?.inputs ?? [])];
    if (!row || inputs.some(([, input]) => !input.reportValidity())) return;
    const others = faults.filter((fault) => fault.name !== name);
    const given = inputs.flatMap(([member, { value }]) => (value === "" ? [] : [[member, Number(value)] as const]));
    faults = row.box.checked ? [...others, { name, ...Object.fromEntries(given) }] : others;
    show();
    asking += 1;
    const response = await door.ask("PUT", "/_platform/faults", faults);
    if (response) known = ((await response.json()) as { value: readonly Fault[] }).value.map(inFull);
    asking -= 1;
    if (asking > 0) return;
    faults = known;
    show();
  }

  function inputOf(name: FaultName, member: Member, placeholder: string): HTMLInputElement {
    const { label, ...range } = members[member];
    const input = el("input", { type: "number", ...range, placeholder, "aria-label": `${name}: ${label}` });
    input.addEventListener("change", () => void change(name));
    return input;
  }

  function addRow(name: FaultName, delayMs: number | undefined): void {
    const box = el("input", { type: "checkbox" });
    box.addEventListener("change", () => void change(name));
    const inputs = new Map<Member, HTMLInputElement>([
      ["times", inputOf(name, "times", "any")],
      ["rate", inputOf(name, "rate", "1")],
    ]);
    if (delayMs !== undefined) inputs.set("ms", inputOf(name, "ms", String(delayMs)));
    const named = [...inputs].map(([member, input]) => el("span", {}, input, members[member].label));
    const settings = el("div", { class: "settings" }, ...named);
    rows.set(name, { box, settings, inputs });
    list.append(el("div", { class: "fault" }, el("label", {}, box, name), settings));
  }

  function show(): void {
    for (const [name, { box, settings, inputs }] of rows) {
      const fault = faults.find((each) => each.name === name);
      box.checked = fault !== undefined;
      settings.hidden = fault === undefined;
      for (const [member, input] of inputs)
        if (input !== document.activeElement) input.value = String(fault?.[member] ?? "");
    }
    write(on, faults.length === 0 ? "none" : String(faults.length));
    on.className = faults.length === 0 ? "dim" : "bad";
  }

  return {
    update({ mock, faults: now }) {
      if (!mock) return;
      if (now !== heard) known = now.map(inFull);
      heard = now;
      for (const name of mock.faultNames) if (!rows.has(name)) addRow(name, mock.faultDelaysMs[name]);
      if (asking === 0) faults = known;
      show();
      write(seed, `Seed ${mock.seed} decides ids, and the luck of faults that have a rate.`);
    },
  };
}
