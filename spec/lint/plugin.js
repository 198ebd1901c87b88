// House-style rules for `redocly lint`, next to the contracts they guard.
import errorCodes from './rules/error-codes.js'
import namedExamples from './rules/named-examples.js'
import pathFileNames from './rules/path-file-names.js'
import propertyDescriptions from './rules/property-descriptions.js'
import requiredProperties from './rules/required-properties.js'
import sharedErrors from './rules/shared-errors.js'
import webhookAnswers from './rules/webhook-answers.js'
import webhookEvents from './rules/webhook-events.js'

export default function housePlugin() {
  return {
    id: 'house',
    rules: {
      oas3: {
        'error-codes': errorCodes,
        'named-examples': namedExamples,
        'path-file-names': pathFileNames,
        'property-descriptions': propertyDescriptions,
        'required-properties': requiredProperties,
        'shared-errors': sharedErrors,
        'webhook-answers': webhookAnswers,
        'webhook-events': webhookEvents,
      },
    },
  }
}
