import { el } from "./dom.ts";

/** A long list of rows of one height, of which only those in sight are in the page. */
export interface WindowedList<Item> {
  /** Shows these, the first on top; rows of the same key stay, with their focus. */
  show(items: readonly Item[], current: string | undefined): void;
}

export interface WindowedListOptions<Item> {
  readonly box: HTMLElement;
  readonly rowHeight: number;
  readonly keyOf: (item: Item) => string;
  /** Fills the button of a row, of the class that it is given. */
  readonly fill: (row: HTMLButtonElement, item: Item) => void;
  readonly onChosen: (item: Item) => void;
}

/** Rows beyond the edges that are there already, so that the keyboard finds them. */
const spare = 4;

export function createWindowedList<Item>({
  box,
  rowHeight,
  keyOf,
  fill,
  onChosen,
}: WindowedListOptions<Item>): WindowedList<Item> {
  const list = el("ul");
  const rows = new Map<string, { readonly row: HTMLLIElement; readonly button: HTMLButtonElement; item: Item }>();
  let items: readonly Item[] = [];
  let current: string | undefined;
  box.append(list);
  box.addEventListener("scroll", () => draw(), { passive: true });
  new ResizeObserver(() => draw()).observe(box);

  function rowOf(key: string, item: Item): { readonly row: HTMLLIElement; readonly button: HTMLButtonElement } {
    const known = rows.get(key);
    if (known) {
      known.item = item;
      return known;
    }
    const button = el("button", { type: "button" });
    const made = { row: el("li", {}, button), button, item };
    button.addEventListener("click", () => onChosen(made.item));
    made.row.style.height = `${rowHeight}px`;
    rows.set(key, made);
    return made;
  }

  function draw(): void {
    list.style.height = `${items.length * rowHeight}px`;
    const first = Math.max(0, Math.floor(box.scrollTop / rowHeight) - spare);
    const last = Math.min(items.length, Math.ceil((box.scrollTop + box.clientHeight) / rowHeight) + spare);
    const inSight = new Set<string>();
    for (let index = first; index < last; index += 1) {
      const item = items[index] as Item;
      const key = keyOf(item);
      inSight.add(key);
      const { row, button } = rowOf(key, item);
      row.style.top = `${index * rowHeight}px`;
      button.setAttribute("aria-current", String(key === current));
      fill(button, item);
      const next = list.children[index - first] ?? null;
      if (next !== row) list.insertBefore(row, next);
    }
    for (const [key, { row }] of rows) {
      if (inSight.has(key)) continue;
      row.remove();
      rows.delete(key);
    }
  }

  return {
    show(shown, chosen) {
      [items, current] = [shown, chosen];
      draw();
    },
  };
}
