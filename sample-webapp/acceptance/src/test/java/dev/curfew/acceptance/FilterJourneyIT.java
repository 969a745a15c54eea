package dev.curfew.acceptance;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Journeys through the filter. */
@ParameterizedClass
@EnumSource
final class FilterJourneyIT extends Journeys {

    @Override
    Entrance entrance() {
        return Entrance.FILTER;
    }
}
