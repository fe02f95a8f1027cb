import fc from "fast-check";
import { expect, test } from "vitest";
import { createHeap, type Heaped } from "../../src/lib/heap.ts";

interface Item extends Heaped {
  readonly value: number;
  readonly order: number;
}

/** The item to delete lies at a fraction of the list; at 0 it is the first. */
type Act = { readonly add: number } | { readonly deleteAt: number };

const acts = fc.array(
  fc.oneof(
    fc.record({ add: fc.integer({ min: 0, max: 20 }) }),
    fc.record({ deleteAt: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.999, noNaN: true })) }),
  ),
  { maxLength: 200 },
);

const sorted = (items: readonly Item[]): Item[] => items.toSorted((a, b) => a.value - b.value || a.order - b.order);

test("PL-08 a heap has the same first as a sorted list, whatever is added and deleted", () => {
  fc.assert(
    fc.property(acts, (script: readonly Act[]) => {
      const heap = createHeap<Item>((a, b) => a.value < b.value || (a.value === b.value && a.order < b.order));
      let list: Item[] = [];
      let order = 0;
      for (const act of script) {
        if ("add" in act) {
          const item = { value: act.add, order: order++, position: -1 };
          heap.add(item);
          list = sorted([...list, item]);
        } else {
          const [item] = list.splice(Math.floor(act.deleteAt * list.length), 1);
          if (item) heap.delete(item);
          if (item) heap.delete(item);
        }
        expect([heap.first(), heap.size]).toEqual([list[0], list.length]);
      }
      expect(sorted([...heap])).toEqual(list);
    }),
  );
});
