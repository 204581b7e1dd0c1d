import type { ReactNode } from 'react';
import { useFormats, useText } from '@renderer/i18n';
import { FactList } from '@renderer/ui/FactList';
import { useErrorText } from '@renderer/ui/use-error-text';
import { visibleText } from '@renderer/ui/visible-text';
import { VisibleName } from '@renderer/ui/VisibleName';
import { VisibleSentence } from '@renderer/ui/VisibleSentence';
import type { ArchiveEntry } from '@shared/domain/archive';
import type { IndexDefinition, Readable } from '@shared/domain/definition';
import { flatIndexParams, messagesIn, textIn } from '@shared/policy/schema-message';

/** Names beyond that are only counted: a collection has up to thousands of partitions. */
const MOST_NAMED = 40;

function namesOf(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return [...names.slice(0, MOST_NAMED), ...(more > 0 ? [`… +${String(more)}`] : [])].join(', ');
}

function indexText({ name, field, params }: IndexDefinition): string {
  const parts = Object.entries(flatIndexParams(params)).map(([key, value]) => `${key}=${value}`);
  return `${name} (${field}: ${parts.join(', ')})`;
}

const shown = (name: string): ReactNode => <VisibleName key={name} name={name} wrap />;

/** What a copy says besides its fields: what makes the collection again, and how it stood. */
export function DefinitionFacts({ entry }: { entry: ArchiveEntry }) {
  const t = useText();
  const { time, integer } = useFormats();
  const errorText = useErrorText();
  const { definition, keptAt, why, partition } = entry;
  const { record, schema, shards, consistency, properties } = definition;
  const unknown = t('archive.detail.unknown');
  const part = <T,>(read: Readable<T>, text: (value: T) => string): ReactNode =>
    read.kind === 'read' ? (
      shown(text(read.value) || t('archive.detail.noneOf'))
    ) : (
      <VisibleSentence text={t('archive.detail.notReadable', { why: errorText(read.error) })} wrap />
    );
  const functions = messagesIn(schema, 'functions').map(
    (each) => `${textIn(each, 'name')} (${textIn(each, 'type')})`,
  );
  const facts: (readonly [string, ReactNode])[] = [
    [t('archive.detail.collection'), shown(definition.collection)],
    [t('archive.detail.database'), shown(definition.database)],
    [t('archive.detail.connection'), shown(record.connectionName)],
    [t('archive.detail.server'), shown(record.serverVersion)],
    [
      t('archive.detail.kept'),
      `${time(keptAt)} · ${t(`archive.why.${why}`, { partition: visibleText(partition ?? '') })}`,
    ],
    ...(partition === null ? [] : [[t('archive.detail.partition'), shown(partition)] as const]),
    [t('archive.detail.id'), record.collectionId ?? t('archive.detail.noId')],
    [t('archive.detail.created'), record.createdAt === null ? unknown : time(record.createdAt)],
    [t('archive.detail.rows'), record.rowCount === null ? unknown : integer(record.rowCount)],
    [t('archive.detail.shards'), shards === null ? unknown : String(shards)],
    [t('archive.detail.consistency'), consistency ?? unknown],
    [
      t('archive.detail.dynamic'),
      t(schema.enable_dynamic_field === true ? 'archive.detail.yes' : 'archive.detail.no'),
    ],
    [
      t('archive.detail.properties'),
      shown(properties.map(({ key, value }) => `${key}=${value}`).join(', ') || t('archive.detail.noneOf')),
    ],
    ...(functions.length === 0
      ? []
      : [[t('archive.detail.functions'), shown(functions.join(', '))] as const]),
    [t('archive.detail.indexes'), part(definition.indexes, (all) => all.map(indexText).join(', '))],
    [t('archive.detail.aliases'), part(definition.aliases, namesOf)],
    [t('archive.detail.partitions'), part(definition.partitions, namesOf)],
    [
      t('archive.detail.memory'),
      part(record.loaded, ({ partitions }) =>
        partitions.length === 0
          ? t('archive.detail.notInMemory')
          : namesOf(partitions.map(({ name, percent }) => `${name} ${String(percent)} %`)),
      ),
    ],
    [
      t('archive.detail.grants'),
      part(record.grants, (grants) =>
        namesOf(
          grants
            .filter(({ covers }) => covers === 'this')
            .map(({ role, privilege }) => `${role}: ${privilege}`),
        ),
      ),
    ],
  ];
  return <FactList facts={facts} />;
}
