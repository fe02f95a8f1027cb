import type { Fault, FaultName } from "../../platform/call/faults.ts";
import { byId, el, write } from "./dom.ts";
import type { Door } from "./door.ts";
import type { Model } from "./model.ts";

/** What goes wrong: switched on and off. */
export interface FaultsView {
  update(model: Model): void;
}

const nameOf = (fault: Fault): FaultName => (typeof fault === "string" ? fault : fault.name);

export function createFaultsView(door: Door): FaultsView {
  const [list, on, seed] = [byId("fault-list"), byId("faults-on"), byId("seed")];
  const boxes = new Map<FaultName, HTMLInputElement>();
  let faults: readonly Fault[] = [];

  function change(name: FaultName, isOn: boolean): void {
    const others = faults.filter((fault) => nameOf(fault) !== name);
    void door.ask("PUT", "/_platform/faults", isOn ? [...others, name] : others);
  }

  return {
    update({ mock, faults: now }) {
      faults = now;
      for (const name of mock?.faultNames ?? []) {
        if (boxes.has(name)) continue;
        const box = el("input", { type: "checkbox" });
        box.addEventListener("change", () => change(name, box.checked));
        boxes.set(name, box);
        list.append(el("label", {}, box, name));
      }
      const names = now.map(nameOf);
      for (const [name, box] of boxes) box.checked = names.includes(name);
      write(on, names.length === 0 ? "none" : String(names.length));
      on.className = names.length === 0 ? "dim" : "bad";
      write(seed, mock ? `Seed ${mock.seed} decides ids, and the luck of faults that have a rate.` : "");
    },
  };
}
