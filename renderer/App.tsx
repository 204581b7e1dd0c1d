import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSettings } from './features/settings';
import { AppShell } from './features/shell';
import { TextProvider } from './i18n';
import { useAskedLevels } from './stores/asked-levels';
import { cssVariables, theme } from './styles/theme';

/** The window in its colours. Apart from App, because the settings come out of the cache that App provides. */
function ThemedWindow({ nonce }: { nonce: string }) {
  const { colorScheme, confirmations } = useSettings().settings;
  useEffect(() => {
    useAskedLevels.setState({ chosen: confirmations });
  }, [confirmations]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      {...(colorScheme === 'auto' ? {} : { forceColorScheme: colorScheme })}
      getStyleNonce={() => nonce}
    >
      <AppShell />
    </MantineProvider>
  );
}

/**
 * The whole window.
 * @param nonce what the page's policy wants on style elements
 */
export function App({ client, nonce }: { client: QueryClient; nonce: string }) {
  return (
    <QueryClientProvider client={client}>
      <TextProvider>
        <ThemedWindow nonce={nonce} />
      </TextProvider>
    </QueryClientProvider>
  );
}
