import type { CommandEntry, PersonEntry } from '../../protocol.ts';

/** A slash command and what stands after it. */
export interface ParsedCommand {
  readonly command: string;
  readonly text: string;
}

/** Reads a text as a slash command; undefined when it is none. */
export function parseCommand(text: string): ParsedCommand | undefined {
  const match = /^(\/\S+)\s*([\s\S]*)$/.exec(text.trim());
  return match === null ? undefined : { command: match[1] ?? '', text: match[2] ?? '' };
}

/** The commands to offer while one is being typed: those that begin with it, then those that contain it. */
export function matchingCommands(text: string, commands: readonly CommandEntry[]): CommandEntry[] {
  if (!/^\/\S*$/.test(text)) return [];
  const typed = text.toLowerCase();
  const begin = commands.filter(({ command }) => command.startsWith(typed));
  const contain = commands.filter(
    ({ command }) => command.includes(typed.slice(1)) && !command.startsWith(typed),
  );
  return [...begin, ...contain];
}

/** The part of a text before the cursor that names a person, without its `@`; undefined when there is none. */
export function mentionBefore(text: string, cursor: number): string | undefined {
  return /(?:^|\s)@([\p{L}\p{N} ]{0,30})$/u.exec(text.slice(0, cursor))?.[1];
}

/** The people to offer for a mention: whose name it is, then those whose names go on. */
export function matchingPeople(typed: string, people: readonly PersonEntry[]): PersonEntry[] {
  const wanted = typed.toLowerCase();
  const named = people.filter((person) => isNamed(typed, person));
  const longer = people.filter(
    (person) => person.name.toLowerCase().startsWith(wanted) && !named.includes(person),
  );
  // After a name and a space there is nothing to choose, unless a longer name begins alike.
  return typed.endsWith(' ') && longer.length === 0 ? [] : [...named, ...longer];
}

/** Whether the name is typed out, be it with a space after it. */
export function isNamed(typed: string, { name }: Pick<PersonEntry, 'name'>): boolean {
  return typed.trimEnd().toLowerCase() === name.toLowerCase();
}

/** Slack's words for a command that it does not know. */
export function unknownCommand(command: string): string {
  return `${command} is not a valid command. In Slack, all messages that start with the "/" character are interpreted as commands. If you are trying to send a message and not run a command, try preceding the "/" with an empty space.`;
}

/** Slack's words for a command in a thread. */
export function notInThreads(command: string): string {
  return `${command} is not supported in threads. Sorry!`;
}
