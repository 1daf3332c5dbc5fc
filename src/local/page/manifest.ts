import { readFile } from 'node:fs/promises';
import { objectOf, objectsOf, stringOf } from '../slack/json.ts';
import { needPackage } from './need-package.ts';
import type { CommandEntry, ShortcutEntry } from './protocol.ts';

/** What the page needs to know of the app. */
export interface Manifest {
  readonly commands: readonly CommandEntry[];
  readonly shortcuts: readonly ShortcutEntry[];
  /** Whether people can write to the app in its direct messages. */
  readonly takesMessages: boolean;
}

const BUILT_IN: readonly CommandEntry[] = [
  { command: '/invite', description: 'Invite somebody to this channel', hint: '[@somebody]', builtIn: true },
  {
    command: '/remove',
    description: 'Remove somebody from this channel',
    hint: '[@somebody]',
    builtIn: true,
  },
];

/** Reads the app's manifest (YAML). Rejects when the file cannot be read or is no YAML. */
export async function readManifest(file: string): Promise<Manifest> {
  const { parse } = await needPackage('yaml', () => import('yaml'));
  const features = objectOf(objectOf(parse(await readFile(file, 'utf8'))).features);
  const commands = objectsOf(features.slash_commands).map((each) => ({
    command: stringOf(each.command) ?? '',
    description: stringOf(each.description) ?? '',
    hint: stringOf(each.usage_hint) ?? '',
    builtIn: false,
  }));
  const global = objectsOf(features.shortcuts).filter(({ type }) => type === 'global');
  const shortcuts = global.map((each) => ({
    callbackId: stringOf(each.callback_id) ?? '',
    name: stringOf(each.name) ?? '',
    description: stringOf(each.description) ?? '',
  }));
  const home = objectOf(features.app_home);
  const takesMessages = home.messages_tab_enabled === true && home.messages_tab_read_only_enabled !== true;
  return { commands: [...commands, ...BUILT_IN], shortcuts, takesMessages };
}
