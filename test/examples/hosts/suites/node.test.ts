import assert from "node:assert/strict";
import { test } from "node:test";
import { answeredCall } from "./scene.ts";

test("the bot takes the call, records the answer and hangs up", async () => {
  const { recorded, log } = await answeredCall();
  assert.ok(recorded > 90_000);
  assert.match(log, /listening .*downloaded .*callEnded/);
});
