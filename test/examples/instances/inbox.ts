import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { type ParsedNotification, parseNotifications } from "graph-record-response";

/** Notifications in a table that all instances share: what was acknowledged is there, until one of them has done the work. */
export interface Inbox {
  /** Returns once it is in the table; a repetition changes nothing. */
  put(notification: ParsedNotification): void;
  /** True in one instance alone, the first time that a key is given. */
  first(key: string): boolean;
  /** Does the work on one notification that no other instance has under lease. False when there is none. */
  workOnOne(work: (notification: ParsedNotification) => Promise<void>): Promise<boolean>;
}

const schema = `
  PRAGMA journal_mode = WAL;
  CREATE TABLE IF NOT EXISTS inbox (id TEXT PRIMARY KEY, item BLOB, leasedUntil INTEGER DEFAULT 0, sinceMs INTEGER);
  CREATE TABLE IF NOT EXISTS first (key TEXT PRIMARY KEY, sinceMs INTEGER);`;
const keepMs = 600_000;

/** @param key seals the notifications, as a recording's token is in them */
export function openInbox(path: string, key: Uint8Array, leaseMs: number): Inbox {
  const database = new DatabaseSync(path, { timeout: 5_000 }); // before the first statement: two processes begin at once
  database.exec(schema);
  const insert = database.prepare("INSERT OR IGNORE INTO inbox (id, item, sinceMs) VALUES (?, ?, ?)");
  const lease = database.prepare(`
    UPDATE inbox SET leasedUntil = ? WHERE id = (SELECT id FROM inbox WHERE item NOT NULL AND leasedUntil < ? LIMIT 1)
    RETURNING id, item`);
  const empty = database.prepare("UPDATE inbox SET item = NULL WHERE id = ?"); // the id stays: a repetition is known
  const forget = database.prepare("DELETE FROM inbox WHERE sinceMs < ?");
  const insertKey = database.prepare("INSERT OR IGNORE INTO first VALUES (?, ?)");
  const forgetKeys = database.prepare("DELETE FROM first WHERE sinceMs < ?");

  function seal(text: string): Buffer {
    const iv = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", key, iv);
    const box = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), box]);
  }
  function open(sealed: Uint8Array): string {
    const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12));
    decipher.setAuthTag(sealed.subarray(12, 28));
    return decipher.update(sealed.subarray(28), undefined, "utf8") + decipher.final("utf8");
  }

  return {
    put(notification) {
      const item = JSON.stringify(notification.raw.reveal());
      insert.run(createHash("sha256").update(item).digest("base64url"), seal(item), Date.now());
    },
    first: (key) => insertKey.run(key, Date.now()).changes === 1,
    async workOnOne(work) {
      const nowMs = Date.now();
      for (const old of [forget, forgetKeys]) old.run(nowMs - keepMs);
      const row = lease.get(nowMs + leaseMs, nowMs) as { id: string; item: Uint8Array } | undefined;
      if (!row) return false;
      for (const notification of parseNotifications(`{"value":[${open(row.item)}]}`)) await work(notification);
      empty.run(row.id); // when the work failed, or this instance died, the lease ends and another does it
      return true;
    },
  };
}
