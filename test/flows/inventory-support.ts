import { sql } from '#db/drizzle.ts';
import { findAccount } from '#db/queries/accounts.ts';
import type { SlackUserId } from '#src/domain/request.ts';
import type { Form, Message, Person } from '#src/local/slack/driver.ts';
import { isSyncDone, wishSync } from '#src/usecases/wish-sync.ts';
import type { Stage } from '../support/stage.ts';
import { waitFor } from '../support/wait-for.ts';
import { rows, told } from './support.ts';

export const REGION = 'us-east-1';

/** Reads AWS now, and waits until the inventory has it. */
export async function synchronise(stage: Stage, region = REGION): Promise<void> {
  const { context } = stage.world;
  const since = await wishSync(context, [region]);
  await waitFor(() => isSyncDone(context, [region], since), {
    describe: 'the synchronisation',
    timeoutMs: 60_000,
  });
  // A wish that came while another reading ran is read once more: only after that the next one is due in an hour.
  const isLast = async () =>
    Number((await findAccount(context.db, region))?.dueAt) - context.clock.now().getTime() > 30 * 60_000;
  await waitFor(isLast, { describe: 'the last synchronisation', timeoutMs: 60_000 });
}

/** Numbers that somebody leased elsewhere, in the inventory, of a project and a person. */
export async function ownNumbers(
  stage: Stage,
  projectId: number,
  count: number,
  ownerId: SlackUserId = 'U0REQUESTER' as SlackUserId,
): Promise<readonly string[]> {
  stage.aws.voice.seedNumbers(REGION, count, 'US');
  await synchronise(stage);
  const { context } = stage.world;
  await context.db.execute(
    sql`update numbers set project_id = ${projectId}, owner_id = ${ownerId}, read_tags_at = null
        where project_id is null`,
  );
  const found = await rows(
    stage,
    sql`select phone_number from numbers order by leased_at desc, id desc limit ${count}`,
  );
  return found.map((row) => String(row['phone_number']));
}

export const listFor = async (person: Person, words: string, shows: string): Promise<Message> => {
  await person.command('/voice-numbers', words);
  return told(person, shows);
};

/** The details of a number, opened from a list. */
export async function openDetails(person: Person, list: Message, phoneNumber: string): Promise<Form> {
  const [option = ''] = await person.on(list).search('Open a number', phoneNumber);
  await person.on(list).pick('Open a number', option, { query: phoneNumber });
  return person.modal({ title: 'Number details', where: (form) => form.has(phoneNumber) });
}
