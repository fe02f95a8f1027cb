import type { ExchangeFault, ShownMessage } from "../live/records.ts";
import { asCurl } from "./curl.ts";
import { button, byId, el, write } from "./dom.ts";
import { markedLines } from "./json-lines.ts";
import type { Model, NumberedExchange } from "./model.ts";
import { createWindowedList } from "./windowed-list.ts";

const rowHeight = 42;

/** Requests, answers and notifications, newest first, and the one that was chosen. */
export interface ExchangesView {
  update(model: Model, callId: string | undefined): void;
}

const kinds = {
  all: () => true,
  "from the bot": ({ direction }: NumberedExchange) => direction === "toMock",
  "to the bot": ({ direction }: NumberedExchange) => direction === "toBot",
  "not as the contract": (exchange: NumberedExchange) => faultsOf(exchange).length > 0 || !isGood(exchange),
} as const;

const directions = {
  toMock: { arrow: "→", title: "from the bot", asked: "The bot asked", answered: "It was answered" },
  toBot: { arrow: "←", title: "to the bot", asked: "The bot was notified", answered: "The bot answered" },
  toPrompt: { arrow: "↓", title: "a prompt is fetched", asked: "The mock asked", answered: "It was answered" },
} as const;

const faultsOf = ({ faults, answerFaults }: NumberedExchange): readonly ExchangeFault[] => [...faults, ...answerFaults];
const isGood = ({ answer }: NumberedExchange): boolean => answer !== undefined && answer.status < 300;

export function createExchangesView(onFiltered: () => void): ExchangesView {
  const [count, detail] = [byId("exchanges-count"), byId("exchange")];
  const text = el("input", { type: "search", placeholder: "Filter", "aria-label": "Filter by text" });
  const kind = el("select", { "aria-label": "Which" }, ...Object.keys(kinds).map((name) => el("option", {}, name)));
  const ofCall = el("input", { type: "checkbox" });
  byId("filters").append(text, kind, el("label", {}, ofCall, "Of this call only"));
  for (const [control, event] of [
    [text, "input"],
    [kind, "change"],
    [ofCall, "change"],
  ] as const)
    control.addEventListener(event, onFiltered);
  const nothing = el("p", { class: "nothing" });
  byId("exchange-list").before(nothing);
  let chosen: NumberedExchange | undefined;
  let origin = "";

  const list = createWindowedList<NumberedExchange>({
    ...{ box: byId("exchange-list"), rowHeight },
    keyOf: ({ number }) => String(number),
    onChosen(exchange) {
      chosen = exchange;
      detail.replaceChildren(...details(exchange, origin));
      detail.scrollTop = 0;
      onFiltered();
    },
    fill(row, exchange) {
      if (row.firstChild) return;
      row.className = "exchange-row";
      const { direction, method, answer, ms, at } = exchange;
      const { arrow, title } = directions[direction];
      const faults = faultsOf(exchange);
      row.append(
        el("span", { class: "arrow", title }, arrow),
        el(
          "span",
          { class: "who" },
          direction === "toBot" ? shortTarget(exchange) : `${method} ${shortTarget(exchange)}`,
        ),
        el("span", { class: isGood(exchange) ? "good" : "bad" }, answer ? String(answer.status) : "failed"),
        el(
          "span",
          { class: "dim" },
          `${timeOf(at)} · ${ms} ms`,
          ...(faults.length > 0 ? [" · breaks ", el("span", { class: "bad" }, clausesOf(faults))] : []),
        ),
      );
    },
  });

  function filtered({ exchanges }: Model, callId: string | undefined): readonly NumberedExchange[] {
    const words = text.value.trim().toLowerCase();
    const isOfKind = kinds[kind.value as keyof typeof kinds];
    if (words === "" && kind.value === "all" && !ofCall.checked) return exchanges;
    return exchanges.filter(
      (exchange) =>
        isOfKind(exchange) &&
        (!ofCall.checked || exchange.callId === callId) &&
        (words === "" || textOf(exchange).includes(words)),
    );
  }

  return {
    update(model, callId) {
      origin = model.mock?.origin ?? "";
      const found = filtered(model, callId);
      const all = model.exchanges.length;
      write(count, found.length === all ? String(all || "") : `${found.length} of ${all}`);
      byId("exchange-list").hidden = found.length === 0;
      write(nothing, found.length > 0 ? "" : whyNone(all, model));
      list.show(found, chosen && String(chosen.number));
      if (chosen && !model.exchanges.includes(chosen)) {
        chosen = undefined;
        detail.replaceChildren();
      }
    },
  };
}

/** What to do where no exchange is shown. */
function whyNone(all: number, { mock }: Model): string {
  if (all > 0) return "No exchange matches: clear the filter, or choose all.";
  return mock
    ? `None yet. Have the bot ask ${mock.origin}/${mock.version}, or begin a call that it is notified of.`
    : "";
}

const texts = new WeakMap<NumberedExchange, string>();

/** All of it, in small letters. */
function textOf(exchange: NumberedExchange): string {
  const known = texts.get(exchange) ?? JSON.stringify(exchange).toLowerCase();
  texts.set(exchange, known);
  return known;
}

function shortTarget({ operation, about = operation, target }: NumberedExchange): string {
  return about || (target.length > 60 ? `…${target.slice(-58)}` : target);
}

const clausesOf = (faults: readonly ExchangeFault[]): string =>
  [...new Set(faults.map(({ clause }) => clause ?? "the contract"))].join(", ");

function timeOf(at: number): string {
  const time = new Date(at);
  return `${time.toTimeString().slice(0, 8)}.${String(time.getMilliseconds()).padStart(3, "0")}`;
}

function details(exchange: NumberedExchange, origin: string): readonly Node[] {
  const { direction, method, target, request, faults, answer, answerFaults, error, ms } = exchange;
  const { asked, answered } = directions[direction];
  const command = asCurl(exchange, origin);
  const copied = el("span", { class: "dim", role: "status" });
  const copy = button("Copy", () => {
    navigator.clipboard.writeText(command).then(
      () => write(copied, "copied"),
      () => write(copied, "the browser refuses: select the text"),
    );
  });
  return [
    el("h3", {}, `${method} ${target}`),
    ...summary([...faults, ...answerFaults]),
    part(asked, "", request, faults),
    answer
      ? part(answered, `${answer.status}, after ${ms} ms`, answer, answerFaults)
      : part("No answer came", `${error ?? ""}, after ${ms} ms`, { headers: {}, body: undefined }, answerFaults),
    el("details", { class: "curl" }, el("summary", {}, "As curl"), el("pre", {}, command), copy, copied),
  ];
}

/** What is marked below, for those who do not scroll. */
function summary(faults: readonly ExchangeFault[]): readonly Node[] {
  if (faults.length === 0) return [];
  const lines = faults.map((fault) => el("li", {}, `${fault.path} ${inWords(fault)}`));
  return [el("ul", { class: "summary bad", "aria-label": "What breaks the contract" }, ...lines)];
}

function part(title: string, more: string, { headers, body }: ShownMessage, faults: readonly ExchangeFault[]): Node {
  const ofHeaders = faults.filter(({ path }) => !path.startsWith("$"));
  const ofBody = faults.filter(({ path }) => path.startsWith("$"));
  const list = el("dl", { class: "headers" });
  for (const [name, value] of Object.entries(headers)) list.append(el("dt", {}, name), el("dd", {}, value));
  return el(
    "div",
    { class: "part" },
    el("h3", {}, title, el("span", { class: "dim" }, more)),
    list,
    ...ofHeaders.map((fault) => el("p", { class: "bad" }, `${fault.path} ${inWords(fault)}`)),
    ...(body === undefined && ofBody.length === 0 ? [] : [bodyOf(body ?? "", ofBody)]),
  );
}

function bodyOf(body: string, faults: readonly ExchangeFault[]): Node {
  const lines = markedLines(body, faults).flatMap(({ text, faults: here }) => [
    here.length > 0 ? el("mark", {}, text) : el("span", { class: "line" }, text),
    ...here.map((fault) => el("mark", {}, `^ ${fault.path} ${inWords(fault)}`)),
  ]);
  return el("pre", { class: "body", tabindex: 0 }, ...lines);
}

const inWords = ({ message, clause }: ExchangeFault): string =>
  `${message}${clause === undefined ? "" : ` (${clause})`}`;
