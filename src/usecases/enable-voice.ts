import { randomUUID } from 'node:crypto';
import { mayHaveBeenDone } from '#db/queries/aws-calls.ts';
import { setEnabled } from '#db/queries/enablements.ts';
import { setVoiceEnabled } from '#db/queries/projects.ts';
import type { JobOutcome } from '#jobs/catalog.ts';
import { configurationSetName } from '../domain/enablement.ts';
import type { RequestId } from '../domain/request.ts';
import type { EnableRequest } from '../domain/request-view.ts';
import { callAws } from './call-aws.ts';
import type { Context } from './context.ts';
import { enableLegacy } from './enable-legacy.ts';
import { awsCodeOf } from './failure.ts';
import { endWork, tryWork, type WorkTry } from './try-work.ts';

type EnableTry = WorkTry<'enable_voice'>;

/** The set that the project's calls name, made once. AWS knows it by its name, so one that is there is ours. */
async function ensureConfigurationSet(context: Context, work: EnableTry): Promise<string> {
  const { project } = work.request;
  const name = configurationSetName(project);
  if (await context.voice.hasConfigurationSet(project.region, name)) return name;
  const clientToken = randomUUID();
  const tags = { 'dialtone:project': project.name };
  try {
    await callAws(context, work, { operation: 'CreateConfigurationSet', clientToken }, () =>
      context.voice.createConfigurationSet(project.region, { name, tags, clientToken }),
    );
  } catch (error) {
    if (awsCodeOf(error) !== 'aws_already_exists') throw error;
  }
  return name;
}

const CHANGING = ['UpdateSmsChannel', 'UpdateVoiceChannel', 'CreateConfigurationSet'];

/** Voice was enabled before, and no call for this request changed anything: not now, and not in an earlier try. */
async function wasEnabledBefore({ db }: Context, { id, project }: EnableRequest): Promise<boolean> {
  if (project.voiceEnabledAt === undefined) return false;
  for (const operation of CHANGING) if (await mayHaveBeenDone(db, id, operation)) return false;
  return true;
}

async function enable(context: Context, work: EnableTry): Promise<JobOutcome> {
  const { request } = work;
  const legacy = await enableLegacy(context, work);
  const configurationSet = await ensureConfigurationSet(context, work);
  const wasEnabled = await wasEnabledBefore(context, request);
  return endWork(context, work, {
    to: 'enabled',
    action: 'voice.enabled',
    facts: { wasEnabled, configurationSet, legacy: legacy.legacy },
    along: async (tx) => {
      await setVoiceEnabled(tx, request.project.id, context.clock.now(), configurationSet);
      await setEnabled(tx, request.id, { ...legacy, wasEnabled, configurationSet });
    },
  });
}

/**
 * Enables voice on a project (guide, enabling the voice channel): the legacy channels where it has a Pinpoint
 * application, then the configuration set of its calls. What is enabled already is left as it is.
 */
export function enableVoice(context: Context, id: RequestId): Promise<JobOutcome> {
  return tryWork(context, { kind: 'enable_voice', job: 'voice.enable', run: enable }, id);
}
