import { isTooLarge, validateView } from '../block-kit/validate.ts';
import { isObject, type JsonObject, stringOf } from '../json.ts';
import { LOCAL_TEAM } from '../workspace/people.ts';
import type { Trigger } from '../workspace/triggers.ts';
import { type ViewRecord, viewOnTheWire } from '../workspace/views.ts';
import type { Workspace } from '../workspace.ts';
import { type Context, type Method, Refusal, refuseProblems, refuseTypes, required } from './method.ts';

function checkedView(args: JsonObject, type: 'modal' | 'home', workspace: Workspace): JsonObject {
  if (!isObject(args.view)) required({}, 'view');
  const view = isObject(args.view) ? args.view : {};
  if (isTooLarge(view)) throw new Refusal('view_too_large');
  refuseTypes('invalid_arguments', view.blocks, '/view/blocks', workspace);
  refuseProblems('invalid_arguments', validateView(view, type));
  return view;
}

function checkedTrigger(args: JsonObject, context: Context): { id: string; trigger: Trigger } {
  const id = required(args, 'trigger_id');
  const trigger = context.workspace.triggers.check(id);
  if (typeof trigger === 'string') throw new Refusal(trigger);
  return { id, trigger };
}

function checkHash(args: JsonObject, record: ViewRecord): void {
  const hash = stringOf(args.hash);
  if (hash !== undefined && hash !== record.hash) throw new Refusal('hash_conflict');
}

const open: Method = {
  scopes: [],
  handle(args, context) {
    const { workspace } = context;
    const view = checkedView(args, 'modal', workspace);
    const { id, trigger } = checkedTrigger(args, context);
    workspace.triggers.exchange(id);
    const record = workspace.views.open(trigger.userId, view, trigger.channel);
    workspace.changes.notify();
    return { view: viewOnTheWire(record) };
  },
};

const push: Method = {
  scopes: [],
  handle(args, context) {
    const { workspace } = context;
    const view = checkedView(args, 'modal', workspace);
    const { id, trigger } = checkedTrigger(args, context);
    const open = workspace.views.stack(trigger.userId).some((record) => record.id === trigger.viewId);
    if (!open) throw new Refusal('invalid_trigger_id');
    const record = workspace.views.push(trigger.userId, view);
    if (record === undefined) throw new Refusal('push_limit_reached');
    workspace.triggers.exchange(id);
    workspace.changes.notify();
    return { view: viewOnTheWire(record) };
  },
};

const update: Method = {
  scopes: [],
  handle(args, context) {
    const { views, changes } = context.workspace;
    const externalId = stringOf(args.external_id);
    const record =
      externalId === undefined ? views.find(required(args, 'view_id')) : views.findByExternalId(externalId);
    const view = checkedView(args, record?.type ?? 'modal', context.workspace);
    if (record === undefined) throw new Refusal('not_found');
    checkHash(args, record);
    views.redraw(record, view);
    changes.notify();
    return { view: viewOnTheWire(record) };
  },
};

const publish: Method = {
  scopes: [],
  handle(args, context) {
    const { workspace } = context;
    const userId = required(args, 'user_id');
    const view = checkedView(args, 'home', workspace);
    const user = workspace.user(userId);
    if (user === undefined || user.teamId !== LOCAL_TEAM.id) throw new Refusal('user_not_found');
    const known = workspace.views.home(userId);
    if (known !== undefined) checkHash(args, known);
    const record = workspace.views.publish(userId, view);
    workspace.changes.notify();
    return { view: viewOnTheWire(record) };
  },
};

export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
};
