import type {
  Ack,
  ClickOptions,
  CommandResult,
  Controls,
  Form,
  Home,
  Message,
  MessageCheck,
  ModalWanted,
  Person,
} from '../driver.ts';
import { runMessageShortcut } from '../interactions/block-action.ts';
import { openHomeTab, runCommand, runShortcut } from '../interactions/command.ts';
import type { Stage } from '../interactions/stage.ts';
import type { Target } from '../interactions/target.ts';
import type { MessageRecord } from '../workspace/messages.ts';
import { LOCAL_TEAM, type SlackUser } from '../workspace/people.ts';
import { BlockControls } from './controls.ts';
import { ModalControls, ViewControls } from './form.ts';
import { messageOf } from './message.ts';
import { channelFor, screenOf } from './screen.ts';
import { waitFor } from './wait.ts';

type Which = (message: MessageRecord) => boolean;

const anyMessage: MessageCheck = () => true;
const isEphemeral: Which = ({ ephemeralFor }) => ephemeralFor !== undefined;

function inChannel(id: string): Which {
  return (message) => message.channel === id && !isEphemeral(message);
}

function inThreadOf(parent: Message): Which {
  return ({ channel, threadTs }) => channel === parent.channel && threadTs === parent.ts;
}

/** One person at a Slack client. */
export class SlackPerson implements Person {
  readonly #stage: Stage;
  readonly #user: SlackUser;

  constructor(stage: Stage, id: string) {
    this.#stage = stage;
    this.#user = stage.workspace.mustHaveUser(id);
  }

  get id(): string {
    return this.#user.id;
  }

  get name(): string {
    return this.#user.realName;
  }

  async command(command: string, text = '', options: { channel?: string } = {}): Promise<CommandResult> {
    const home = this.#user.teamId === LOCAL_TEAM.id ? 'C0GENERAL' : 'C0SHARED';
    const channel = channelFor(this.#stage, this.#user, options.channel ?? home);
    return runCommand(this.#stage, this.#user, command, text, channel.id);
  }

  shortcut(callbackId: string): Promise<Ack> {
    return runShortcut(this.#stage, this.#user, callbackId);
  }

  messageShortcut(message: Message, callbackId: string): Promise<Ack> {
    return runMessageShortcut(this.#stage, this.#user, this.#targetOf(message), callbackId);
  }

  topModal(): Form | undefined {
    const record = this.#stage.workspace.views.top(this.id);
    if (record === undefined) return undefined;
    return new ModalControls(this.#stage, this.#user, record, () => this.screen());
  }

  modal({ title, callbackId, where }: ModalWanted = {}): Promise<Form> {
    const look = (): Form | undefined => {
      const form = this.topModal();
      if (form === undefined || (title !== undefined && form.title !== title)) return undefined;
      if (callbackId !== undefined && form.callbackId !== callbackId) return undefined;
      return where === undefined || where(form) ? form : undefined;
    };
    const name = title ?? callbackId;
    return this.#wait(look, name === undefined ? 'a modal' : `the modal "${name}"`);
  }

  async noModal(): Promise<void> {
    await this.#wait(() => (this.topModal() === undefined ? true : undefined), 'all modals to close');
  }

  messages(channel: string): Message[] {
    const { id } = channelFor(this.#stage, this.#user, channel);
    return this.#seen(inChannel(id));
  }

  replies(parent: Message): Message[] {
    return this.#seen(inThreadOf(parent));
  }

  dms(): Message[] {
    const { id } = this.#stage.workspace.direct(this.id);
    return this.#seen(inChannel(id));
  }

  ephemerals(): Message[] {
    return this.#seen(isEphemeral);
  }

  async message(channel: string, where = anyMessage): Promise<Message> {
    const { id } = channelFor(this.#stage, this.#user, channel);
    return this.#latest(inChannel(id), where, `a message in ${channel}`);
  }

  reply(parent: Message, where = anyMessage): Promise<Message> {
    return this.#latest(inThreadOf(parent), where, `a reply to "${parent.text}"`);
  }

  dm(where = anyMessage): Promise<Message> {
    return this.#latest(inChannel(this.#stage.workspace.direct(this.id).id), where, 'a direct message');
  }

  ephemeral(where = anyMessage): Promise<Message> {
    return this.#latest(isEphemeral, where, 'an ephemeral message');
  }

  redrawn(message: Message, where: MessageCheck): Promise<Message> {
    const same: Which = ({ channel, ts }) => channel === message.channel && ts === message.ts;
    return this.#latest(same, where, `"${message.text}" to be redrawn as expected`);
  }

  click(message: Message, label: string, options: ClickOptions & { stale?: boolean } = {}): Promise<Ack> {
    return this.on(message, options).click(label, options);
  }

  on(message: Message, { stale = false }: { stale?: boolean } = {}): Controls {
    return new BlockControls(this.#stage, this.#user, () => {
      const target = this.#targetOf(message);
      return stale ? { ...target, stale: message.blocks } : target;
    });
  }

  openHome(tab: 'home' | 'messages' = 'home'): Promise<Ack> {
    return openHomeTab(this.#stage, this.#user, tab);
  }

  home(where: (home: Home) => boolean = () => true): Promise<Home> {
    const look = (): Home | undefined => {
      const record = this.#stage.workspace.views.home(this.id);
      if (record === undefined) return undefined;
      const home = new ViewControls(this.#stage, this.#user, record, () => this.screen());
      return where(home) ? home : undefined;
    };
    return this.#wait(look, 'an App Home as expected');
  }

  screen(): string[] {
    return screenOf(this.#stage, this.#user);
  }

  #wait<Found>(look: () => Found | undefined, what: string): Promise<Found> {
    return waitFor(this.#stage, look, `${what} (${this.name})`, () => this.screen());
  }

  #latest(which: Which, where: MessageCheck, what: string): Promise<Message> {
    return this.#wait(() => {
      const records = this.#stage.workspace.messages.seenBy(this.id).filter(which).reverse();
      for (const record of records) {
        const message = messageOf(record, this.#stage.names);
        if (where(message)) return message;
      }
      return undefined;
    }, what);
  }

  #seen(which: Which): Message[] {
    const seen = this.#stage.workspace.messages.seenBy(this.id).filter(which);
    return seen.map((record) => messageOf(record, this.#stage.names));
  }

  #targetOf(message: Message): Extract<Target, { kind: 'message' }> {
    const record = this.#stage.workspace.messages.find(message.channel, message.ts);
    if (record === undefined) throw new Error(`the message "${message.text}" is no longer there`);
    return { kind: 'message', message: record };
  }
}
