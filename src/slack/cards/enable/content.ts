import type { KnownBlock } from '@slack/types';
import { canCall } from '#src/domain/inventory.ts';
import type { EnableRequest } from '#src/domain/request-view.ts';
import { context, fields, section } from '../../blocks.ts';
import { code, mention } from '../../mrkdwn.ts';
import { thousands } from '../../words.ts';
import { purposeBlocks } from '../purpose.ts';
import type { CardContext } from '../settings.ts';
import { failureContext, workFailureText } from '../work-failure.ts';
import { legacyText } from './legacy-text.ts';
import { numbersTable } from './numbers-table.ts';

/** The guide's note: the settings of voice are those of SMS. */
export const SMS_TOO =
  "These settings also apply to SMS: enabling voice enables the project's SMS channel as well.";

function failureBlocks({ failure, project }: EnableRequest, { admins }: CardContext): KnownBlock[] {
  if (failure === undefined) return [];
  const why = workFailureText(failure, {
    region: project.region,
    admins,
    action: 'sms-voice:CreateConfigurationSet',
    nothing: 'Voice is not enabled.',
  });
  return [section(why), ...failureContext(failure)];
}

function facts({ requester, project, numbers, configurationSet }: EnableRequest): KnownBlock {
  const able = numbers.filter(canCall).length;
  return fields([
    ['Requester', mention(requester)],
    ['Region', project.region],
    [
      'Numbers that can call',
      numbers.length === 0 ? 'none yet' : `${thousands(able)} of ${thousands(numbers.length)}`,
    ],
    [
      'Pinpoint project',
      project.pinpointApplicationId === undefined ? 'none' : code(project.pinpointApplicationId),
    ],
    ...(configurationSet === undefined ? [] : [['Configuration set', code(configurationSet)] as const]),
  ]);
}

/** Which numbers can call now, and what became of the legacy project. */
function outcome(request: EnableRequest): KnownBlock[] {
  const legacy = legacyText(request);
  return [...numbersTable(request.numbers), ...(legacy === undefined ? [] : [context(legacy)])];
}

export function enableContent(request: EnableRequest, draw: CardContext): KnownBlock[] {
  const isDone = request.status === 'enabled';
  return [
    facts(request),
    ...(isDone ? [] : [section(SMS_TOO)]),
    ...failureBlocks(request, draw),
    ...purposeBlocks(request),
    ...(isDone ? outcome(request) : []),
  ];
}

/** Nothing while it is under way: then the status line says all. */
export function enableResultContent(request: EnableRequest, draw: CardContext): KnownBlock[] {
  if (request.status === 'failed') return failureBlocks(request, draw);
  return request.status === 'enabled' ? outcome(request) : [];
}
