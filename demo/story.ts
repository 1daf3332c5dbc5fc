import { registerProject } from './chapters/1-register-a-project.ts';
import { enableVoice } from './chapters/2-enable-voice.ts';
import { leaseNumbers } from './chapters/3-lease-numbers.ts';
import { tryAgain } from './chapters/4-try-again.ts';
import { leaseByCase } from './chapters/5-support-case-for-numbers.ts';
import { enableVoiceAgain } from './chapters/6-enable-voice-again.ts';
import { lookAtNumbers } from './chapters/7-inventory.ts';
import { placeTestCall } from './chapters/8-test-call.ts';
import { getProductionAccess } from './chapters/9-production-access.ts';
import { raiseSpendLimit } from './chapters/10-spend-limit.ts';
import { relinquishNumber } from './chapters/11-relinquish.ts';
import { useHome } from './chapters/12-app-home.ts';
import { insist, type Stage } from './stage.ts';

const CHAPTERS = [
  registerProject,
  enableVoice,
  leaseNumbers,
  tryAgain,
  leaseByCase,
  enableVoiceAgain,
  lookAtNumbers,
  placeTestCall,
  getProductionAccess,
  raiseSpendLimit,
  relinquishNumber,
  useHome,
];

/** The whole story; rejects as soon as something does not happen. */
export async function playStory(stage: Stage): Promise<void> {
  for (const play of CHAPTERS) {
    await play(stage);
    const violations = stage.slack.violations();
    insist(violations.length === 0, `Slack refused something: ${JSON.stringify(violations)}`);
  }
}
