import { expect, it } from 'vitest';
import { knownDifferences } from './known-differences';
import { playOnSandbox } from './play-on-sandbox';
import { readRecording, recordedProfiles, unlikeRecording } from './recordings';

it.each(recordedProfiles)('the sandbox answers as %s did when it was recorded', async (profile) => {
  const answers = await playOnSandbox(profile);
  const unlike = unlikeRecording(profile, answers);
  const steps = readRecording(profile).length;
  console.log(
    `Sandbox ${profile} and the recording agree in ${String(steps - unlike.length)} of ${String(steps)} steps.`,
  );
  expect(unlike).toEqual(knownDifferences.filter((each) => each.profile === profile).map(({ step }) => step));
});
