/** What a heap holds; it keeps the position up to date. */
export interface Heaped {
  /** Where it is in the heap; -1 outside. */
  position: number;
}

/** Items of which the first is at hand; adding and deleting one takes a time that grows with the logarithm of their number. */
export interface Heap<Item extends Heaped> {
  readonly size: number;
  first(): Item | undefined;
  add(item: Item): void;
  /** Nothing happens for an item that is not in it. */
  delete(item: Item): void;
  clear(): void;
  [Symbol.iterator](): Iterator<Item>;
}

/** @param isBefore whether one item comes before another; must not change for items in the heap */
export function createHeap<Item extends Heaped>(isBefore: (one: Item, other: Item) => boolean): Heap<Item> {
  const items: Item[] = [];

  function put(item: Item, position: number): void {
    items[position] = item;
    item.position = position;
  }

  /** Moves an item up from a free position, as far as it belongs. */
  function raise(item: Item, from: number): void {
    let position = from;
    while (position > 0) {
      const above = (position - 1) >> 1;
      const parent = items[above] as Item;
      if (!isBefore(item, parent)) break;
      put(parent, position);
      position = above;
    }
    put(item, position);
  }

  /** Moves the items that come before this one up to a free position, and puts it where the last of them was. */
  function lower(item: Item, from: number): void {
    let position = from;
    for (;;) {
      const left = 2 * position + 1;
      if (left >= items.length) break;
      const right = left + 1;
      const below = right < items.length && isBefore(items[right] as Item, items[left] as Item) ? right : left;
      const child = items[below] as Item;
      if (!isBefore(child, item)) break;
      put(child, position);
      position = below;
    }
    raise(item, position);
  }

  function remove(item: Item): void {
    const { position } = item;
    item.position = -1;
    const last = items.pop() as Item;
    if (last !== item) lower(last, position);
  }

  return {
    get size() {
      return items.length;
    },
    first: () => items[0],
    add: (item) => raise(item, items.length),
    delete(item) {
      if (items[item.position] === item) remove(item);
    },
    clear() {
      for (const item of items.splice(0)) item.position = -1;
    },
    [Symbol.iterator]: () => items.values(),
  };
}
