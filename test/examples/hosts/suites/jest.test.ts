import { expect, test } from "@jest/globals";
import { answeredCall } from "./scene.ts";

test("the bot takes the call, records the answer and hangs up", async () => {
  const { recorded, log } = await answeredCall();
  expect(recorded).toBeGreaterThan(90_000);
  expect(log).toMatch(/listening .*downloaded .*callEnded/);
});
