package dev.curfew.acceptance;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Journeys through the valve. */
@ParameterizedClass
@EnumSource
final class ValveJourneyIT extends Journeys {

    @Override
    Entrance entrance() {
        return Entrance.VALVE;
    }
}
