import { createCallView } from "./call-view.ts";
import { createCallsView } from "./calls-view.ts";
import { byId, write } from "./dom.ts";
import { type Link, openDoor } from "./door.ts";
import { createExchangesView } from "./exchanges-view.ts";
import { createFaultsView } from "./faults-view.ts";
import { createMicrophone } from "./microphone.ts";
import { createModel } from "./model.ts";

const links: Readonly<Record<Link, string>> = {
  connecting: "connecting",
  live: "live",
  lost: "the mock is gone; trying again",
  locked: "locked",
};
/** How often what grows is drawn, milliseconds. */
const growMs = matchMedia("(prefers-reduced-motion: reduce)").matches ? 1_000 : 100;
/** Of its time the page spends at most one part of so many on drawing, when events come fast; it draws at least so often. */
const drawShare = 4;
const mostBetweenMs = 500;
/** How long a notice stays, milliseconds. */
const noticeMs = 8_000;

const model = createModel();
const [notice, lock, link] = [byId("notice"), byId<HTMLFormElement>("lock"), byId("link")];
let chosen: string | undefined;
/** Whether the newest call is shown, until another is chosen. */
let isFollowing = true;
/** The mock's clock ahead of this one, milliseconds. */
let aheadMs = 0;
let isDue = false;
/** How long it took to draw last, milliseconds. */
let drawnInMs = 0;
let hidesNotice: ReturnType<typeof setTimeout> | undefined;

const door = openDoor({
  onLink(now) {
    link.dataset["link"] = now;
    write(link, links[now]);
    lock.hidden = now !== "locked";
  },
  onMock(state) {
    aheadMs = state.now - Date.now();
    model.start(state);
    due();
  },
  onGap(gap) {
    model.gap(gap);
    due();
  },
  onRecord(record) {
    model.take(record);
    due();
  },
  onRefused: complain,
});
const calls = createCallsView(door, choose, (id) => {
  choose(id);
  call.focusOnce(id);
});
const call = createCallView(door, createMicrophone(door, complain));
const exchanges = createExchangesView(due);
const faults = createFaultsView(door);

lock.addEventListener("submit", (event) => {
  event.preventDefault();
  door.unlock(byId<HTMLInputElement>("token").value);
});
window.addEventListener("resize", due);

function complain(why: string): void {
  write(notice, why);
  notice.hidden = false;
  clearTimeout(hidesNotice);
  hidesNotice = setTimeout(() => (notice.hidden = true), noticeMs);
}

function choose(id: string): void {
  chosen = id;
  isFollowing = model.calls[0]?.id === id || !model.call(id);
  due();
}

/** Draws soon, once for all that has changed. */
function due(): void {
  if (isDue) return;
  isDue = true;
  const waitMs = Math.min(mostBetweenMs, drawShare * drawnInMs);
  setTimeout(() => requestAnimationFrame(draw), waitMs);
}

function draw(): void {
  isDue = false;
  const fromMs = performance.now();
  if (isFollowing || !model.call(chosen)) chosen = model.calls[0]?.id;
  calls.update(model, chosen);
  const grows = call.update(model.call(chosen), Date.now() + aheadMs);
  exchanges.update(model, chosen);
  faults.update(model);
  write(byId("facts"), factsInWords());
  drawnInMs = performance.now() - fromMs;
  if (grows) setTimeout(due, growMs);
}

function factsInWords(): string {
  const { mock, isIncomplete } = model;
  if (!mock) return "";
  const { version, callback, seed } = mock;
  const parts = [
    version,
    callback === undefined ? "no bot is notified: start with --callback URL" : `bot ${callback}`,
    `seed ${seed}`,
  ];
  return [...parts, ...(isIncomplete ? ["the oldest events are gone"] : [])].join(" · ");
}
