import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type {
  ChannelEntry,
  Input,
  JsonObject,
  PersonEntry,
  Place,
  StateValues,
  SuggestedOption,
} from '../../protocol.ts';

export type Surface = 'message' | 'modal' | 'home';

/** What blocks need of the page around them. */
export interface BlockHost {
  readonly surface: Surface;
  readonly place: Place;
  /** Id of the person whose screen this is: mentions of them stand out. */
  readonly me?: string;
  /** How far the workspace's clock is ahead of the browser's: `today` in a date depends on it. */
  readonly clockAheadMs?: number;
  /** What stands in the fields, as the server has it. */
  readonly values: StateValues;
  /** Under the fields, by block_id. */
  readonly errors: Readonly<Record<string, string>>;
  readonly people: readonly PersonEntry[];
  readonly channels: readonly ChannelEntry[];
  /** Something was clicked, chosen or entered; resolves with the app's answer. Asks `confirm` first where the element has one. */
  act(blockId: string, actionId: string, input: Input, confirm?: JsonObject): Promise<void>;
  /** Options of an external select. */
  suggest(blockId: string, actionId: string, query: string): Promise<readonly SuggestedOption[]>;
  /** A field's text as it is being typed. It goes along with the next act. */
  type(blockId: string, actionId: string, text: string): void;
  /** What has been typed and not been sent; undefined when nothing. */
  typed(blockId: string, actionId: string): string | undefined;
  openChannel(channelId: string): void;
  openPerson(userId: string): void;
}

const HostContext = createContext<BlockHost | undefined>(undefined);

export const BlockHostProvider = HostContext.Provider;

/** The page around the blocks. Throws outside of one. */
export function useHost(): BlockHost {
  const host = useContext(HostContext);
  if (host === undefined) throw new Error('blocks stand inside a BlockHostProvider');
  return host;
}

/** The page around the text; undefined where text stands outside of blocks, such as in a dialog. */
export function useHostIfAny(): BlockHost | undefined {
  return useContext(HostContext);
}
