import type { RequestId, SlackUserId, UseCase } from './request.ts';
import type { NumberView, ProjectView } from './request-view.ts';

/** A number as the inventory has it. */
export interface InventoryNumber extends NumberView {
  readonly awsId: string;
  readonly arn: string;
  readonly region: string;
  readonly country: string;
  readonly useCase: UseCase;
  /** AWS also knows types that Dialtone does not lease, such as SHORT_CODE. */
  readonly numberType: string;
  readonly capabilities: readonly string[];
  readonly deletionProtected: boolean;
  readonly poolId: string | undefined;
  readonly registrationId: string | undefined;
  /** Undefined for a number that nobody leased through Dialtone, and that no tag gives to a project. */
  readonly project: ProjectView | undefined;
  readonly owner: SlackUserId | undefined;
  readonly since: Date;
  readonly lastCallAt: Date | undefined;
  /** Set once Dialtone has given it back. */
  readonly relinquishedAt: Date | undefined;
  /** The open request to relinquish it. */
  readonly relinquishRequestId: RequestId | undefined;
}

/** A number that AWS still has for us. */
export function isOurs(number: Pick<InventoryNumber, 'status' | 'relinquishedAt'>): boolean {
  return number.relinquishedAt === undefined && number.status !== 'DELETED' && number.status !== 'GONE';
}

/** The guide's table: “Voice: Enabled”. A number can call once AWS has set it up. */
export function canCall(
  number: Pick<InventoryNumber, 'capabilities' | 'status' | 'relinquishedAt'>,
): boolean {
  return isOurs(number) && number.status === 'ACTIVE' && number.capabilities.includes('VOICE');
}

/** What a list can be narrowed to, one value each, in the order in which people read them. */
export const FILTER_NAMES = ['status', 'country', 'useCase', 'numberType'] as const;
export type FilterName = (typeof FILTER_NAMES)[number];
export type NumberFilters = Readonly<Partial<Record<FilterName, string>>>;

/** What a list can be narrowed to: the values that its numbers have. */
export type FilterChoices = Readonly<Record<FilterName, readonly string[]>>;

/** A list in words: whose numbers, what was searched for, and to what it is narrowed. */
export interface NumberList {
  /** A project by its name, else whose they are seen from who looks. */
  readonly whose: 'mine' | 'led' | 'all' | { readonly project: string };
  readonly query: string;
  readonly filters: NumberFilters;
}

/** Which numbers a list shows. */
export interface InventoryFilter {
  readonly teamId: string;
  /** Exactly one project's. */
  readonly projectId?: number;
  /** Exactly one person's. */
  readonly ownerId?: SlackUserId;
  /** Those of the projects that a person leads. */
  readonly ledBy?: SlackUserId;
  /** Part of a number, country or project, as typed. */
  readonly query?: string;
  readonly filters?: NumberFilters;
}
