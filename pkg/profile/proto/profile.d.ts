import * as $protobuf from "protobufjs";

export namespace pprof {

    interface IProfile extends pprof.Profile.$Properties {
    }

    class Profile {
        constructor(properties?: pprof.Profile.$Properties);
        $unknowns?: Uint8Array[];
        sampleType: pprof.ValueType.$Properties[];
        sample: pprof.Sample.$Properties[];
        mapping: pprof.Mapping.$Properties[];
        location: pprof.Location.$Properties[];
        function: pprof.Function.$Properties[];
        stringTable: string[];
        dropFrames: number;
        keepFrames: number;
        timeNanos: number;
        durationNanos: number;
        periodType?: (pprof.ValueType.$Properties|null);
        period: number;
        comment: number[];
        defaultSampleType: number;
        docUrl: number;
        static encode(message: pprof.Profile.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pprof.Profile & pprof.Profile.$Shape;
    }

    namespace Profile {
        interface $Properties {
            sampleType?: (pprof.ValueType.$Properties[]|null);
            sample?: (pprof.Sample.$Properties[]|null);
            mapping?: (pprof.Mapping.$Properties[]|null);
            location?: (pprof.Location.$Properties[]|null);
            "function"?: (pprof.Function.$Properties[]|null);
            stringTable?: (string[]|null);
            dropFrames?: (number|null);
            keepFrames?: (number|null);
            timeNanos?: (number|null);
            durationNanos?: (number|null);
            periodType?: (pprof.ValueType.$Properties|null);
            period?: (number|null);
            comment?: (number[]|null);
            defaultSampleType?: (number|null);
            docUrl?: (number|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = pprof.Profile.$Properties;
    }

    interface IValueType extends pprof.ValueType.$Properties {
    }

    class ValueType {
        constructor(properties?: pprof.ValueType.$Properties);
        $unknowns?: Uint8Array[];
        type: number;
        unit: number;
        static encode(message: pprof.ValueType.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pprof.ValueType & pprof.ValueType.$Shape;
    }

    namespace ValueType {
        interface $Properties {
            type?: (number|null);
            unit?: (number|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = pprof.ValueType.$Properties;
    }

    interface ISample extends pprof.Sample.$Properties {
    }

    class Sample {
        constructor(properties?: pprof.Sample.$Properties);
        $unknowns?: Uint8Array[];
        locationId: number[];
        value: number[];
        label: pprof.Label.$Properties[];
        static encode(message: pprof.Sample.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pprof.Sample & pprof.Sample.$Shape;
    }

    namespace Sample {
        interface $Properties {
            locationId?: (number[]|null);
            value?: (number[]|null);
            label?: (pprof.Label.$Properties[]|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = pprof.Sample.$Properties;
    }

    interface ILabel extends pprof.Label.$Properties {
    }

    class Label {
        constructor(properties?: pprof.Label.$Properties);
        $unknowns?: Uint8Array[];
        key: number;
        str: number;
        num: number;
        numUnit: number;
        static encode(message: pprof.Label.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pprof.Label & pprof.Label.$Shape;
    }

    namespace Label {
        interface $Properties {
            key?: (number|null);
            str?: (number|null);
            num?: (number|null);
            numUnit?: (number|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = pprof.Label.$Properties;
    }

    interface IMapping extends pprof.Mapping.$Properties {
    }

    class Mapping {
        constructor(properties?: pprof.Mapping.$Properties);
        $unknowns?: Uint8Array[];
        id: number;
        memoryStart: number;
        memoryLimit: number;
        fileOffset: number;
        filename: number;
        buildId: number;
        hasFunctions: boolean;
        hasFilenames: boolean;
        hasLineNumbers: boolean;
        hasInlineFrames: boolean;
        static encode(message: pprof.Mapping.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pprof.Mapping & pprof.Mapping.$Shape;
    }

    namespace Mapping {
        interface $Properties {
            id?: (number|null);
            memoryStart?: (number|null);
            memoryLimit?: (number|null);
            fileOffset?: (number|null);
            filename?: (number|null);
            buildId?: (number|null);
            hasFunctions?: (boolean|null);
            hasFilenames?: (boolean|null);
            hasLineNumbers?: (boolean|null);
            hasInlineFrames?: (boolean|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = pprof.Mapping.$Properties;
    }

    interface ILocation extends pprof.Location.$Properties {
    }

    class Location {
        constructor(properties?: pprof.Location.$Properties);
        $unknowns?: Uint8Array[];
        id: number;
        mappingId: number;
        address: number;
        line: pprof.Line.$Properties[];
        isFolded: boolean;
        static encode(message: pprof.Location.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pprof.Location & pprof.Location.$Shape;
    }

    namespace Location {
        interface $Properties {
            id?: (number|null);
            mappingId?: (number|null);
            address?: (number|null);
            line?: (pprof.Line.$Properties[]|null);
            isFolded?: (boolean|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = pprof.Location.$Properties;
    }

    interface ILine extends pprof.Line.$Properties {
    }

    class Line {
        constructor(properties?: pprof.Line.$Properties);
        $unknowns?: Uint8Array[];
        functionId: number;
        line: number;
        column: number;
        static encode(message: pprof.Line.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pprof.Line & pprof.Line.$Shape;
    }

    namespace Line {
        interface $Properties {
            functionId?: (number|null);
            line?: (number|null);
            column?: (number|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = pprof.Line.$Properties;
    }

    interface IFunction extends pprof.Function.$Properties {
    }

    class Function {
        constructor(properties?: pprof.Function.$Properties);
        $unknowns?: Uint8Array[];
        id: number;
        name: number;
        systemName: number;
        filename: number;
        startLine: number;
        static encode(message: pprof.Function.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): pprof.Function & pprof.Function.$Shape;
    }

    namespace Function {
        interface $Properties {
            id?: (number|null);
            name?: (number|null);
            systemName?: (number|null);
            filename?: (number|null);
            startLine?: (number|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = pprof.Function.$Properties;
    }
}
