// SPDX-License-Identifier: Apache-2.0
import { useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';
import { type Contrast, type GrowthPalette, growthPalette } from './growth-palette';
import { useMediaQuery } from './use-media-query';

/** The colours of the theme, or those of high contrast where the system asks for it: a canvas does not follow forced colours by itself. */
export function useGrowthPalette(): GrowthPalette {
  const theme = useTheme2();
  const contrast = useContrast(theme.isDark);
  return useMemo(() => growthPalette(theme, contrast), [theme, contrast]);
}

function useContrast(isDarkTheme: boolean): Contrast {
  const isForced = useMediaQuery('(forced-colors: active)');
  const isMore = useMediaQuery('(prefers-contrast: more)');
  const isDarkSystem = useMediaQuery('(prefers-color-scheme: dark)');
  if (isForced) {
    return isDarkSystem ? 'dark' : 'light';
  }
  return isMore ? (isDarkTheme ? 'dark' : 'light') : 'normal';
}
