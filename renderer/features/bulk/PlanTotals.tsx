import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useText } from '@renderer/i18n';
import type { BulkTotals } from '@shared/policy/bulk-plan';
import classes from './bulk.module.css';
import { useMemoryText } from './use-memory-text';

interface PlanTotalsProps {
  totals: BulkTotals;
  /** The environment wants to be asked before releases. */
  asksForRelease: boolean;
}

/** What the plan amounts to, and what stops working. */
export function PlanTotals({ totals, asksForRelease }: PlanTotalsProps) {
  const t = useText();
  const memoryText = useMemoryText();
  const { loads, releases, releasesFirst, skips, estimate } = totals;
  const parts: string[] = [];
  if (releases > 0) parts.push(t('bulk.total.releases', { count: releases }));
  if (loads > 0) parts.push(t('bulk.total.loads', { count: loads }));
  if (releasesFirst > 0) parts.push(t('bulk.total.releasesFirst', { count: releasesFirst }));
  if (skips > 0) parts.push(t('bulk.total.skips', { count: skips }));
  const out = releases + releasesFirst;
  return (
    <>
      <section className={classes.totals} aria-label={t('bulk.total')}>
        <span>{loads + releases === 0 ? t('bulk.total.nothing') : parts.join(' · ')}</span>
        {loads > 0 && (
          <span className={classes.quiet}>
            {estimate === null
              ? t('bulk.total.memoryUnknown')
              : t('bulk.total.memory', { range: memoryText(estimate) })}
          </span>
        )}
        {loads > 0 && releases > 0 && <span className={classes.quiet}>{t('bulk.order.releasesFirst')}</span>}
      </section>
      {out > 0 && (
        <Alert
          color={asksForRelease ? 'orange' : 'gray'}
          icon={<IconInfoCircle aria-hidden />}
          className={classes.alert}
        >
          {t('bulk.stops', { count: out })}
        </Alert>
      )}
    </>
  );
}
