import { ActionIcon, Alert, Button, createTheme, Input, Modal, NumberInput, Tooltip } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';

/** The one accent: shade 8 on white is 5.6:1, shade 4 is for the dark scheme. */
const accent: MantineColorsTuple = [
  '#e6f6f8',
  '#d0ebef',
  '#a2dbe4',
  '#6fd0de',
  '#3bc9db',
  '#22b8cf',
  '#1098ad',
  '#0c8599',
  '#0b7285',
  '#095c6b',
];

/** Names that every system has: no font is fetched. */
const sans = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif";
const mono = "ui-monospace, 'Cascadia Mono', 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace";

/** Controls without a size of their own: 30 px high with 13 px text. */
const control = { height: '30px', text: '13px' };

/** How the component library looks here. */
export const theme = createTheme({
  colors: { accent },
  primaryColor: 'accent',
  primaryShade: { light: 8, dark: 4 },
  autoContrast: true,
  fontFamily: sans,
  fontFamilyMonospace: mono,
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '15px', xl: '18px' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.45', xl: '1.4' },
  headings: { fontFamily: sans, fontWeight: '650' },
  defaultRadius: 6,
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      vars: (_theme, { size }) => ({
        root:
          size === undefined
            ? { '--button-height': control.height, '--button-fz': control.text, '--button-padding-x': '12px' }
            : {},
      }),
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    Input: Input.extend({
      vars: (_theme, { size }) => ({
        wrapper:
          size === undefined || size === 'sm'
            ? { '--input-height': control.height, '--input-fz': control.text, '--input-size': control.height }
            : {},
      }),
    }),
    // Its plus and minus have no names for a screen reader, and the arrow keys do the same.
    NumberInput: NumberInput.extend({ defaultProps: { hideControls: true } }),
    Modal: Modal.extend({ defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.4 } } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, withArrow: true } }),
    Alert: Alert.extend({ defaultProps: { variant: 'light' } }),
  },
});

/** Greys that pass 4.5:1 where the library's own do not, and hairlines. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#1b1f24',
    '--mantine-color-dimmed': '#56606b',
    '--mantine-color-placeholder': '#666f79',
    '--mantine-color-error': '#b81c24',
    '--mantine-color-default-border': '#dde1e6',
    '--mantine-color-disabled-color': '#6b747d',
  },
  dark: {
    '--mantine-color-text': '#dfe3e8',
    '--mantine-color-dimmed': '#a3acb6',
    '--mantine-color-placeholder': '#959ea8',
    '--mantine-color-error': '#ff9a9a',
    '--mantine-color-body': '#16191d',
    '--mantine-color-default': '#1e2227',
    '--mantine-color-default-hover': '#262b31',
    '--mantine-color-default-border': '#32383f',
    '--mantine-color-disabled-color': '#8d96a0',
  },
});
