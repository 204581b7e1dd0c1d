import { expect, it } from 'vitest';
import { detailOf, taskOf } from '@renderer/test/samples';
import { switchOptions } from './switch-options';

const detail = detailOf('books');
const options = {
  fields: ['id', 'embedding'],
  skipDynamicField: true,
  partitions: ['p0'],
  replicas: 2,
  resourceGroups: null,
  priority: null,
  releaseFirst: false,
};

it('lets the switch repeat the fields of the last load, but always whole', () => {
  expect(switchOptions(detail, taskOf({ status: 'done', load: options }))).toEqual({
    ...options,
    partitions: null,
  });
  expect(switchOptions(detail, taskOf({ status: 'failed', load: options }))).toMatchObject({ fields: null });
  expect(switchOptions(detail, null)).toMatchObject({
    fields: null,
    replicas: null,
    resourceGroups: null,
    priority: null,
  });
  expect(
    switchOptions(
      {
        ...detail,
        loadedFields: {
          kind: 'some',
          at: 1,
          source: 'sent',
          fields: ['id', 'embedding'],
          dynamicField: false,
        },
      },
      null,
    ),
  ).toMatchObject({ fields: ['id', 'embedding'], skipDynamicField: true });
});
