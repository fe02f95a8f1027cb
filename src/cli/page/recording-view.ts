import { button, el, svg } from "./dom.ts";
import type { Door } from "./door.ts";
import { peaksOf, wavePath } from "./wave.ts";

/** So many stretches a wave is drawn of. */
const stretches = 600;

/** A recording: its wave, its player, and the file. It is fetched at once, or when it is asked for. */
export function createRecordingView(door: Door, file: string, isFetched: boolean): HTMLElement {
  const box = el("div", { class: "recording" });

  async function fetchFile(): Promise<void> {
    box.replaceChildren(el("p", { class: "dim" }, "Fetching the recording…"));
    const response = await door.ask("GET", file);
    if (!response) {
      box.replaceChildren(button("Fetch the recording again", () => void fetchFile()));
      return;
    }
    const bytes = await response.arrayBuffer();
    const url = URL.createObjectURL(new Blob([bytes], { type: "audio/wav" }));
    const player = el("audio", { controls: true, src: url, preload: "metadata", "aria-label": "The recording" });
    const place = svg("line", { x1: 0, x2: 0, y1: -1, y2: 1 });
    const wave = svg(
      "svg",
      { class: "wave", viewBox: "0 -1 1 2", preserveAspectRatio: "none", "aria-hidden": true },
      svg("path", { d: wavePath(peaksOf(bytes, stretches)) }),
      place,
    );
    player.addEventListener("timeupdate", () => {
      const at = String(player.duration > 0 ? player.currentTime / player.duration : 0);
      place.setAttribute("x1", at);
      place.setAttribute("x2", at);
    });
    wave.addEventListener("click", ({ offsetX }) => {
      if (player.duration > 0) player.currentTime = (offsetX / wave.clientWidth) * player.duration;
    });
    const size = `${Math.round(bytes.byteLength / 1024)} kB`;
    box.replaceChildren(wave, player, el("a", { href: url, download: "recording.wav" }, `Download (${size})`));
  }

  if (isFetched) void fetchFile();
  else box.append(button("Show the recording", () => void fetchFile()));
  return box;
}
