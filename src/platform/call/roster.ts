import type { Random } from "../random.ts";
import { resourceIn } from "../spelling.ts";

/** Someone in a call, other than the bot. */
export interface Person {
  readonly name: string;
  readonly participantId: string;
  readonly userId: string;
}

/** Who takes part in a call. [CA-13] */
export interface Roster {
  readonly people: readonly Person[];
  /** Someone of this name takes part from now on; false for one who does already. */
  join(name: string): boolean;
  /** False for one who does not take part. */
  leave(name: string): boolean;
}

export function createRoster(names: readonly string[], random: Random): Roster {
  const people: Person[] = [];

  function join(name: string): boolean {
    if (people.some((person) => person.name === name)) return false;
    people.push({ name, participantId: random.guid(), userId: random.guid() });
    return true;
  }

  for (const name of names) join(name);
  return {
    people,
    join,
    leave(name) {
      const index = people.findIndex((person) => person.name === name);
      if (index >= 0) people.splice(index, 1);
      return index >= 0;
    },
  };
}

type Resource = Readonly<Record<string, unknown>>;
const [personExample, botExample] = resourceIn("commsNotifications.captured.roster") as readonly [Resource, Resource];

/** The roster as a notification carries it: people first, the bot last. */
export function rosterResource(
  people: readonly Person[],
  bot: { readonly participantId: string; readonly appId: string },
): readonly Resource[] {
  return [
    ...people.map(({ name, participantId, userId }) =>
      participant(personExample, participantId, { user: { id: userId, displayName: name } }),
    ),
    participant(botExample, bot.participantId, { application: { id: bot.appId } }),
  ];
}

function participant(example: Resource, id: string, identity: Readonly<Record<string, Resource>>): Resource {
  const { info } = example as { info: { identity: Readonly<Record<string, Resource>> } };
  const members = Object.entries(identity).map(([kind, own]) => [kind, { ...info.identity[kind], ...own }]);
  return {
    ...example,
    info: { ...info, identity: { ...info.identity, ...Object.fromEntries(members) }, participantId: id },
    id,
  };
}
