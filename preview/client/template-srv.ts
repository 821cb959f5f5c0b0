// SPDX-License-Identifier: Apache-2.0
// Replaces dashboard variables in the texts of queries. Their values are in the address, where Grafana keeps them: var-<name>.
import { LoadingState, type ScopedVars, type TypedVariableModel, VariableHide } from '@grafana/data';
import { locationService, type TemplateSrv } from '@grafana/runtime';
import { parsePreviewState } from './preview-state';

const VARIABLE = /\$(\w+)|\$\{(\w+)(?::\w+)?\}/g;

/** A variable of type textbox as a dashboard stores it. */
export interface TextVariable {
  name: string;
  label: string;
  description: string;
  /** The value as long as the address has none. */
  query: string;
}

/** Knows scoped variables, and while the dashboard is shown its text boxes; the variable that picks the data source is in no text. */
export class PreviewTemplates implements TemplateSrv {
  #stored: readonly TextVariable[] = [];

  /** The dashboard has these variables. */
  know(variables: readonly TextVariable[]): void {
    this.#stored = variables;
  }

  getVariables(): TypedVariableModel[] {
    return this.#shown().map(asModel);
  }

  containsTemplate(text = ''): boolean {
    return text.search(VARIABLE) >= 0;
  }

  updateTimeRange(): void {
    // No text of the preview has the range in it.
  }

  /** Unknown variables stay as they are written. */
  replace(text = '', scopedVars: ScopedVars = {}): string {
    const shown = new Map(this.#shown().map((variable) => [variable.name, valueOf(variable)]));
    return text.replace(VARIABLE, (written, plain?: string, braced?: string) => {
      const name = plain ?? braced ?? '';
      const scoped = scopedVars[name];
      return scoped ? String(scoped.value) : (shown.get(name) ?? written);
    });
  }

  #shown(): readonly TextVariable[] {
    return parsePreviewState(window.location.hash).tab === 'dashboard' ? this.#stored : [];
  }
}

/** Writes a value as Grafana does: without an entry of its own in the browser's history. */
export function writeVariable(name: string, value: string): void {
  locationService.partial({ [`var-${name}`]: value }, true);
}

function valueOf({ name, query }: TextVariable): string {
  return locationService.getSearch().get(`var-${name}`) ?? query;
}

function asModel(variable: TextVariable, index: number): TypedVariableModel {
  const { name, label, description, query } = variable;
  const value = valueOf(variable);
  const current = { selected: true, text: value, value };
  return {
    type: 'textbox',
    id: name,
    name,
    label,
    description,
    index,
    current,
    options: [current],
    query,
    originalQuery: query,
    hide: VariableHide.dontHide,
    skipUrlSync: false,
    global: false,
    rootStateKey: null,
    state: LoadingState.Done,
    error: null,
  };
}
