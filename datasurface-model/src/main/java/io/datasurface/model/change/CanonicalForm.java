package io.datasurface.model.change;

import com.google.common.collect.HashMultiset;
import io.datasurface.model.container.DataContainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values as forms that are equal exactly if the values are the same but for orders that mean nothing. A container that the team
 * describes once is the same wherever it is referred to, whatever the description says.
 *
 * @param containers the containers of the team around the values, by name
 */
record CanonicalForm(Map<String, DataContainer> containers) {
    private record Reference(String container) {}

    private record RecordForm(Class<?> type, List<Object> parts) {}

    /** Whether a container is written as a reference to the team's description. */
    boolean isReference(Object value) {
        return value instanceof DataContainer container && container.equals(containers.get(container.name()));
    }

    Object of(Object value) {
        return form(value, false);
    }

    /** The form of a list whose order means something. */
    Object ofOrdered(List<?> list) {
        return form(list, true);
    }

    private Object form(Object value, boolean isOrdered) {
        if (value instanceof Optional<?> some) {
            return some.map(inner -> form(inner, isOrdered));
        }
        if (value instanceof List<?> list) {
            List<Object> forms = new ArrayList<>(list.size());
            list.forEach(element -> forms.add(form(element, false)));
            return isOrdered ? forms : HashMultiset.create(forms);
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> forms = new LinkedHashMap<>();
            map.forEach((key, inner) -> forms.put(key, form(inner, false)));
            return isOrdered ? new ArrayList<>(forms.entrySet()) : forms;
        }
        if (isReference(value)) {
            return new Reference(((DataContainer) value).name());
        }
        if (RecordParts.isComposite(value)) {
            List<Object> forms = new ArrayList<>();
            for (RecordParts.Component part : RecordParts.of(value)) {
                forms.add(form(part.of(value), part.isOrdered()));
            }
            return new RecordForm(value.getClass(), forms);
        }
        return value;
    }
}
