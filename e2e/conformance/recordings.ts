import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ProfileName } from '../../electron/sandbox';
import { normalised } from './compare';
import type { Answer } from './play';

// What running servers answered to the scenario, normalised, one step a line: so that the sandbox can be compared with
// them where none runs. `FALCONER_RECORD=1 npm run test:real -- conformance` writes them anew.

/** Profiles that are recorded: those whose servers run on an ordinary machine. */
export const recordedProfiles = ['2.2.16', '2.3.5', 'lite-3.2.1'] as const satisfies readonly ProfileName[];
export type RecordedProfile = (typeof recordedProfiles)[number];

const pathOf = (profile: RecordedProfile): string =>
  fileURLToPath(new URL(`recordings/${profile}.jsonl`, import.meta.url));

type Recorded = Pick<Answer, 'step' | 'answer'>;

const inJson = (answers: readonly Answer[]): Recorded[] =>
  // Through JSON, which leaves out what is undefined, as the file does.
  JSON.parse(
    JSON.stringify(answers.map(({ step, answer }) => ({ step, answer: normalised(answer) }))),
  ) as Recorded[];

/** What a server of that version answered when it was last asked. */
export function readRecording(profile: RecordedProfile): Recorded[] {
  const lines = readFileSync(pathOf(profile), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Recorded);
}

export function writeRecording(profile: RecordedProfile, answers: readonly Answer[]): void {
  writeFileSync(
    pathOf(profile),
    inJson(answers)
      .map((each) => `${JSON.stringify(each)}\n`)
      .join(''),
  );
}

/** Names of the steps whose answers are not the recorded ones. */
export function unlikeRecording(profile: RecordedProfile, answers: readonly Answer[]): string[] {
  const recorded = readRecording(profile);
  const now = inJson(answers);
  const names = new Set([...recorded, ...now].map(({ step }) => step));
  const answerIn = (list: readonly Recorded[], name: string) =>
    JSON.stringify(list.filter(({ step }) => step === name).map(({ answer }) => answer));
  return [...names].filter((name) => answerIn(recorded, name) !== answerIn(now, name));
}
