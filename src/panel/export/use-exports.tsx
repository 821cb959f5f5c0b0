// SPDX-License-Identifier: Apache-2.0
// Runs what the user chose to take along, in turns with the browser, and says how it goes.
import React, { type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { finishInTurns, SeepError } from '#pkg/base';
import { yieldToBrowser } from '../../browser/yield-to-browser';
import { copyText } from '../menu/copy-text';
import { PanelHostContext } from '../panel-host';
import { t } from '../translate';
import { exportFileName } from './export-file-name';
import { ENDING_OF, type ExportKind } from './export-kind';
import { foldedParts, markdownOf, profileParts } from './export-parts';
import type { ExportSource } from './export-source';
import { gzipBlob } from './gzip-blob';
import { PictureExport, type PictureForm } from './PictureExport';
import { saveBlob } from './save-blob';

export interface Exports {
  readonly runExport: (kind: ExportKind) => void;
  /** To be rendered: pictures are made by a component, which has the theme. */
  readonly element: ReactNode;
}

export function useExports(source: ExportSource, onSay: (text: string) => void): Exports {
  const { title } = useContext(PanelHostContext);
  const [form, setForm] = useState<PictureForm>();
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  const { picture } = source.drawing;
  const save = (blob: Blob, kind: keyof typeof ENDING_OF) => {
    const fileName = exportFileName(title, picture.details, ENDING_OF[kind]);
    saveBlob(blob, fileName);
    onSay(t('panel.export.done', 'Saved {{fileName}}', { fileName }));
  };
  const runExport = (kind: ExportKind) => {
    if (kind === 'svg' || kind === 'png') {
      setForm(kind);
    } else if (kind === 'copy' && picture.kind === 'growth') {
      void copyText(markdownOf(picture, title), t('panel.export.issue', 'text of an issue')).then(onSay);
    } else if (kind !== 'copy') {
      onSay(t('panel.export.working', 'Writing {{ending}}…', { ending: `.${ENDING_OF[kind]}` }));
      stop.current?.abort();
      stop.current = new AbortController();
      const { signal } = stop.current;
      blobOf(kind, { source, title, signal }).then(
        (blob) => save(blob, kind),
        (error: unknown) => !signal.aborted && onSay(failureOf(error))
      );
    }
  };
  const element = form !== undefined && (
    <PictureExport
      {...{ ...source, form, title }}
      onMade={(blob) => {
        setForm(undefined);
        save(blob, form);
      }}
    />
  );
  return { runExport, element };
}

interface Job {
  readonly source: ExportSource;
  readonly title: string;
  readonly signal: AbortSignal;
}

async function blobOf(kind: 'pprof' | 'folded' | 'markdown', { source, title, signal }: Job): Promise<Blob> {
  const { picture } = source.drawing;
  const host = { yieldToHost: yieldToBrowser, signal };
  // What is said is painted before the work begins.
  await yieldToBrowser();
  switch (kind) {
    case 'pprof':
      return gzipBlob(await finishInTurns(profileParts(picture), host));
    case 'folded':
      return new Blob(await finishInTurns(foldedParts(picture), host), { type: 'text/plain' });
    case 'markdown':
      return new Blob(picture.kind === 'growth' ? [markdownOf(picture, title)] : [], { type: 'text/markdown' });
  }
}

function failureOf(error: unknown): string {
  const reason = error instanceof SeepError ? error.message : String(error);
  return t('panel.export.failed', 'Not saved: {{reason}}', { reason });
}
